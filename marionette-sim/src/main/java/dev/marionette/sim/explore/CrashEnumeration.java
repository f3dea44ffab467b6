package dev.marionette.sim.explore;

import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.DiskOperation;
import dev.marionette.sim.disk.DiskReplay;
import dev.marionette.sim.engine.Prng;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The crashes of one class at one position: all of them if they are few, else the telling ones and a random rest.
 *
 * <p>What is chosen depends on the seed, the position and the class only.
 */
final class CrashEnumeration {

    private static final int SMALL_SECTOR = 512;
    private static final int LARGE_SECTOR = 4_096;

    private final int sectorSize;
    private final long seed;
    private final int limit;

    CrashEnumeration(int sectorSize, CrashOptions options) {
        this.sectorSize = sectorSize;
        this.seed = options.seed().value();
        this.limit = options.samples();
    }

    /** Crashes in a stable order, each damage once. */
    Choice crashes(DiskReplay replay, CrashFault fault) {
        List<DiskOperation> pending = replay.pending();
        return switch (fault) {
            case PROCESS_KILL -> new Choice(List.of(crash(replay, fault, inFlightLost(replay, pending))), false);
            case KILL_INSIDE_WRITE -> insideWrite(replay, pending);
            case POWER_LOSS_PREFIX -> prefixes(replay, pending);
            case POWER_LOSS_SUBSET -> subsets(replay, pending);
            case TORN_LAST_WRITE_512 -> torn(replay, fault, SMALL_SECTOR);
            case TORN_LAST_WRITE_4096 -> torn(replay, fault, LARGE_SECTOR);
        };
    }

    /**
     * What to check of a class at a position.
     *
     * @param sampled whether there are more crashes than these
     */
    record Choice(List<Crash> crashes, boolean sampled) {}

    private static SortedMap<Long, CrashOutcome> inFlightLost(DiskReplay replay, List<DiskOperation> pending) {
        SortedMap<Long, CrashOutcome> damage = new TreeMap<>();
        pending.stream().filter(replay::isInFlight).forEach(each -> damage.put(each.id(), CrashOutcome.LOST));
        return damage;
    }

    private Choice insideWrite(DiskReplay replay, List<DiskOperation> pending) {
        Optional<DiskOperation.Write> inFlight = pending.stream()
                .filter(replay::isInFlight)
                .filter(DiskOperation.Write.class::isInstance)
                .map(DiskOperation.Write.class::cast)
                .findFirst();
        if (inFlight.isEmpty()) {
            return new Choice(List.of(), false);
        }
        DiskOperation.Write write = inFlight.get();
        Subsets lengths = new Subsets(draws(replay, CrashFault.KILL_INSIDE_WRITE), limit);
        List<Crash> crashes = lengths.prefixes(write.sectors()).stream()
                .filter(length -> length > 0 && length < write.sectors())
                .map(length -> {
                    SortedMap<Long, CrashOutcome> damage = new TreeMap<>();
                    BitSet sectors = new BitSet();
                    sectors.set(0, length);
                    damage.put(write.id(), CrashOutcome.torn(sectors));
                    return crash(replay, CrashFault.KILL_INSIDE_WRITE, damage);
                })
                .toList();
        return new Choice(crashes, lengths.sampled());
    }

    private Choice prefixes(DiskReplay replay, List<DiskOperation> pending) {
        Subsets lengths = new Subsets(draws(replay, CrashFault.POWER_LOSS_PREFIX), limit);
        List<Crash> crashes = lengths.prefixes(pending.size()).stream()
                .map(length -> {
                    BitSet landed = new BitSet();
                    landed.set(0, length);
                    return crash(replay, CrashFault.POWER_LOSS_PREFIX, lost(pending, landed));
                })
                .toList();
        return new Choice(crashes, lengths.sampled());
    }

    private Choice subsets(DiskReplay replay, List<DiskOperation> pending) {
        Subsets subsets = new Subsets(draws(replay, CrashFault.POWER_LOSS_SUBSET), limit);
        List<Crash> crashes = subsets.of(pending.size()).stream()
                .map(landed -> crash(replay, CrashFault.POWER_LOSS_SUBSET, lost(pending, landed)))
                .toList();
        return new Choice(crashes, subsets.sampled());
    }

    private Choice torn(DiskReplay replay, CrashFault fault, int unit) {
        List<DiskOperation> pending = replay.pending();
        if (pending.isEmpty() || !(pending.getLast() instanceof DiskOperation.Write write)) {
            return new Choice(List.of(), false);
        }
        Subsets subsets = new Subsets(draws(replay, fault), limit);
        int units = unitOf(write, write.sectors() - 1, unit) + 1;
        List<Crash> crashes = new ArrayList<>();
        for (BitSet landed : subsets.of(units)) {
            if (!landed.isEmpty() && landed.cardinality() < units) {
                SortedMap<Long, CrashOutcome> damage = new TreeMap<>();
                damage.put(write.id(), CrashOutcome.torn(sectors(write, landed, unit)));
                crashes.add(crash(replay, fault, damage));
            }
        }
        return new Choice(crashes, subsets.sampled());
    }

    /** The sectors of a write that lie in these of its units; units are aligned in the file, as blocks of a medium are. */
    private BitSet sectors(DiskOperation.Write write, BitSet units, int unit) {
        BitSet sectors = new BitSet();
        for (int sector = 0; sector < write.sectors(); sector++) {
            sectors.set(sector, units.get(unitOf(write, sector, unit)));
        }
        return sectors;
    }

    private int unitOf(DiskOperation.Write write, int sector, int unit) {
        long firstSector = write.offset() / sectorSize;
        long firstUnit = firstSector * sectorSize / unit;
        return Math.toIntExact((firstSector + sector) * sectorSize / unit - firstUnit);
    }

    private static SortedMap<Long, CrashOutcome> lost(List<DiskOperation> pending, BitSet landed) {
        SortedMap<Long, CrashOutcome> damage = new TreeMap<>();
        for (int i = 0; i < pending.size(); i++) {
            if (!landed.get(i)) {
                damage.put(pending.get(i).id(), CrashOutcome.LOST);
            }
        }
        return damage;
    }

    private static Crash crash(DiskReplay replay, CrashFault fault, SortedMap<Long, CrashOutcome> damage) {
        return new Crash(replay.position(), fault, damage);
    }

    private Prng draws(DiskReplay replay, CrashFault fault) {
        return new Prng(seed * 31 + replay.position() * 1_000_003L + fault.ordinal());
    }

    /** Chooses subsets of a small set; confined to one choice. */
    private static final class Subsets {
        private final Prng draws;
        private final int limit;
        private boolean sampled;

        Subsets(Prng draws, int limit) {
            this.draws = draws;
            this.limit = limit;
        }

        boolean sampled() {
            return sampled;
        }

        /** Lengths from 0 to {@code count}: all, or the extreme ones and some between. */
        List<Integer> prefixes(int count) {
            LinkedHashSet<Integer> lengths = new LinkedHashSet<>();
            if (count < limit) {
                for (int length = 0; length <= count; length++) {
                    lengths.add(length);
                }
                return List.copyOf(lengths);
            }
            sampled = true;
            lengths.addAll(List.of(0, 1, count - 1, count));
            while (lengths.size() < limit) {
                lengths.add(draws.nextInt(count + 1));
            }
            return lengths.stream().sorted().toList();
        }

        /** Subsets of {@code count} members: all, or those that are telling for ordered protocols and a random rest. */
        List<BitSet> of(int count) {
            LinkedHashSet<BitSet> subsets = new LinkedHashSet<>();
            if (count < Integer.SIZE - 1 && 1 << count <= limit) {
                for (long members = 0; members < 1L << count; members++) {
                    subsets.add(BitSet.valueOf(new long[] {members}));
                }
                return List.copyOf(subsets);
            }
            sampled = true;
            subsets.add(new BitSet());
            subsets.add(range(0, count));
            subsets.add(range(0, count - 1));
            subsets.add(range(1, count));
            subsets.add(range(count - 1, count));
            subsets.add(range(0, 1));
            BitSet ends = range(0, 1);
            ends.set(count - 1);
            subsets.add(ends);
            while (subsets.size() < limit) {
                subsets.add(random(count));
            }
            return List.copyOf(subsets);
        }

        private static BitSet range(int from, int to) {
            BitSet set = new BitSet();
            set.set(from, to);
            return set;
        }

        /** Nearly none, half, or nearly all. */
        private BitSet random(int count) {
            int weight = List.of(1, 4, 7).get(draws.nextInt(3));
            BitSet set = new BitSet();
            for (int member = 0; member < count; member++) {
                set.set(member, draws.nextInt(8) < weight);
            }
            return set;
        }
    }
}
