package dev.marionette.examples.broadcast;

import dev.marionette.api.NodeId;
import dev.marionette.api.wal.RecordFraming.Record.Valid;
import dev.marionette.sim.Control;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;

/** Watches what is delivered and acknowledged, and remembers the first time that each rule was broken. */
final class Ledger {

    private final Control control;
    private final List<NodeId> replicas;
    private final List<Entry> delivered = new ArrayList<>();
    private final SortedMap<Long, SortedSet<Long>> acknowledged = new TreeMap<>();
    private final SortedMap<Long, Entry> promised = new TreeMap<>();
    private final SortedMap<NodeId, Reader> readers = new TreeMap<>();
    private final Map<Rule, String> broken = new EnumMap<>(Rule.class);

    Ledger(Control control, List<NodeId> replicas) {
        this.control = control;
        this.replicas = replicas;
    }

    /** Listens to a replica in the life that begins now. */
    Reader reader(NodeId replica) {
        Reader reader = new Reader(replica);
        readers.put(replica, reader);
        return reader;
    }

    /** A client was told that its record is safe. */
    void acknowledged(Entry record, long index) {
        acknowledged.computeIfAbsent(record.client(), client -> new TreeSet<>()).add(record.sequence());
        promised.put(index, record);
        lookAtTheDisks();
    }

    /** Looks for every acknowledged record on every disk, whether its machine is up or down. */
    void lookAtTheDisks() {
        List<ByteBuffer> disks = replicas.stream()
                .map(replica -> control.disk(replica).durable(Log.FILE).orElse(new byte[0]))
                .map(ByteBuffer::wrap)
                .toList();
        promised.forEach((index, record) -> {
            long durable =
                    disks.stream().filter(disk -> holds(disk, record, index)).count();
            if (durable <= replicas.size() / 2) {
                breach(
                        Rule.DURABLE_ON_A_QUORUM,
                        "record " + record.sequence() + " of client " + record.client() + " was acknowledged at "
                                + index + " and is durable on " + durable + " of " + replicas.size() + " replicas");
            }
        });
    }

    /** Fails if the rule was broken. */
    void require(Rule rule) {
        String breach = broken.get(rule);
        if (breach != null) {
            Assertions.fail(breach);
        }
    }

    /** Whether every replica has delivered everything that was delivered by any, and everything acknowledged. */
    boolean hasConverged() {
        return (promised.isEmpty() || delivered.size() > promised.lastKey())
                && readers.size() == replicas.size()
                && readers.values().stream().allMatch(reader -> reader.next == delivered.size());
    }

    /** What was delivered so far. */
    List<Entry> delivered() {
        return List.copyOf(delivered);
    }

    /** How many records were acknowledged. */
    int acknowledgements() {
        return acknowledged.values().stream().mapToInt(SortedSet::size).sum();
    }

    @Override
    public String toString() {
        return delivered.size() + " delivered by any, " + acknowledgements() + " acknowledged, " + readers.values();
    }

    private static boolean holds(ByteBuffer disk, Entry record, long index) {
        int offset = Math.toIntExact(index * Log.FRAMING.recordLength());
        return offset < disk.limit()
                && Log.FRAMING.decode(disk.duplicate().position(offset)) instanceof Valid(long at, ByteBuffer payload)
                && at == index
                && isSame(Log.decode(payload), record);
    }

    private static boolean isSame(Entry left, Entry right) {
        return left.client() == right.client()
                && left.sequence() == right.sequence()
                && left.value().equals(right.value());
    }

    private void breach(Rule rule, String what) {
        broken.putIfAbsent(rule, what);
    }

    private static String name(Entry entry) {
        return entry.isOpening()
                ? "the opening of epoch " + entry.epoch()
                : "record " + entry.sequence() + " of client " + entry.client() + " in epoch " + entry.epoch();
    }

    /** One life of a replica. */
    final class Reader implements Subscriber {

        private final NodeId replica;
        private final SortedMap<Long, Long> lastOfClient = new TreeMap<>();
        private long next;

        Reader(NodeId replica) {
            this.replica = replica;
        }

        @Override
        public void deliver(long index, Entry entry) {
            if (index != next) {
                breach(Rule.NO_GAP, "replica " + replica + " delivered " + index + ", and " + next + " was next");
            }
            next = index + 1;
            if (!entry.isOpening()) {
                compareWithItsClient(entry);
            }
            compareWithOthers(index, entry);
        }

        private void compareWithItsClient(Entry entry) {
            long last = lastOfClient.getOrDefault(entry.client(), 0L);
            if (entry.sequence() <= last) {
                breach(Rule.NO_DUPLICATE, "replica " + replica + " delivered " + name(entry) + " after record " + last);
            }
            SortedSet<Long> promised = acknowledged.getOrDefault(entry.client(), new TreeSet<>());
            if (entry.sequence() > last
                    && !promised.subSet(last + 1, entry.sequence()).isEmpty()) {
                breach(
                        Rule.NO_GAP,
                        "replica " + replica + " delivered " + name(entry) + " after record " + last + ", without "
                                + promised.subSet(last + 1, entry.sequence()));
            }
            lastOfClient.put(entry.client(), entry.sequence());
        }

        private void compareWithOthers(long index, Entry entry) {
            if (index == delivered.size()) {
                delivered.add(entry);
            } else if (index < delivered.size() && !delivered.get((int) index).equals(entry)) {
                Entry first = delivered.get((int) index);
                breach(
                        Rule.SAME_ORDER,
                        "replica " + replica + " delivered " + name(entry) + " at " + index + ", where " + name(first)
                                + " was delivered before");
            }
        }

        @Override
        public String toString() {
            return "replica " + replica + ": " + next;
        }
    }
}
