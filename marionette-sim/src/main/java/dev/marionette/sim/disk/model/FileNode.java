package dev.marionette.sim.disk.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A file: what reads see of it, what survives a loss of power, and the pending changes between the two.
 *
 * <p>Bytes past the length are zero in every sector, so a file can grow over them.
 */
public final class FileNode extends Node {

    private final int sectorSize;
    private final int sectorShift;
    private Sectors visible;
    private long size;
    private Sectors durable;
    private long durableSize;
    private final ArrayList<ContentChange> pending = new ArrayList<>(0);
    private @Nullable FileLocks locks;
    private @Nullable BitSet badSectors;

    FileNode(int sectorSize, long id, long nowNanos) {
        super(id, nowNanos, nowNanos);
        this.sectorSize = sectorSize;
        this.sectorShift = Integer.numberOfTrailingZeros(sectorSize);
        this.visible = Sectors.EMPTY;
        this.durable = Sectors.EMPTY;
    }

    FileNode(int sectorSize, FrozenImage.Entry from, FrozenImage.Content content) {
        super(from.id(), from.createdNanos(), from.modifiedNanos());
        this.sectorSize = sectorSize;
        this.sectorShift = Integer.numberOfTrailingZeros(sectorSize);
        this.visible = content.sectors();
        this.durable = visible;
        this.size = content.size();
        this.durableSize = size;
    }

    /** The visible length in bytes. */
    public long size() {
        return size;
    }

    /** The pending changes in the order they were made. */
    List<ContentChange> pending() {
        return pending;
    }

    /** The locks held on this file. */
    public FileLocks locks() {
        FileLocks known = locks;
        if (known == null) {
            known = new FileLocks();
            locks = known;
        }
        return known;
    }

    /** Copies visible bytes from {@code offset} on, as many as there are and fit; returns their number. */
    public int read(long offset, ByteBuffer into) {
        int total = (int) Math.min(into.remaining(), Math.max(0, size - offset));
        int left = total;
        int index = (int) (offset >>> sectorShift);
        int within = (int) (offset & (sectorSize - 1));
        while (left > 0) {
            int count = Math.min(left, sectorSize - within);
            byte[] sector = visible.get(index++);
            if (sector != null) {
                into.put(sector, within, count);
            } else {
                putZeros(into, count);
            }
            left -= count;
            within = 0;
        }
        return total;
    }

    /** Writes all of {@code from} at {@code offset}, at least one byte, as a pending change. */
    ContentWrite write(long id, long offset, ByteBuffer from, long nowNanos) {
        int length = from.remaining();
        int first = (int) (offset >>> sectorShift);
        int last = (int) ((offset + length - 1) >>> sectorShift);
        byte[][] images = new byte[last - first + 1][];
        Sectors sectors = mutableVisible();
        int within = (int) (offset & (sectorSize - 1));
        for (int index = first; index <= last; index++) {
            int count = Math.min(from.remaining(), sectorSize - within);
            byte[] old = count == sectorSize ? null : sectors.get(index);
            byte[] image = old == null ? new byte[sectorSize] : old.clone();
            from.get(image, within, count);
            sectors.put(index, image);
            images[index - first] = image;
            within = 0;
        }
        extendVisible(offset + length);
        touch(nowNanos);
        if (badSectors != null) {
            badSectors.clear(first, last + 1);
        }
        ContentWrite change = new ContentWrite(id, this, offset, length, images);
        pending.add(change);
        return change;
    }

    /** Makes a write that was made in another copy of this file. */
    ContentWrite repeat(ContentWrite original) {
        ContentWrite write = new ContentWrite(original);
        write.show(this);
        pending.add(write);
        return write;
    }

    /** Cuts the file or extends it with zeros, as a pending change. */
    LengthChange setLength(long id, long length, long nowNanos) {
        LengthChange change = new LengthChange(id, this, length);
        if (length < size) {
            cut(mutableVisible(), length);
        }
        size = length;
        touch(nowNanos);
        pending.add(change);
        return change;
    }

    /** Makes every pending change durable. */
    void sync() {
        for (int i = 0; i < pending.size(); i++) {
            switch (pending.get(i)) {
                case ContentWrite write -> write.land(this);
                case LengthChange change -> change.land(this);
            }
        }
        pending.clear();
    }

    /** Makes the durable state the visible one, with nothing pending. */
    void revert() {
        if (!pending.isEmpty()) {
            pending.clear();
            trimDurable();
        }
        locks = null;
        visible = durable.freeze();
        size = durableSize;
    }

    FrozenImage.Entry durableEntry() {
        return FrozenImage.Entry.of(this, new FrozenImage.Content(durable.freeze(), durableSize));
    }

    FrozenImage.Entry visibleEntry() {
        return FrozenImage.Entry.of(this, new FrozenImage.Content(visible.freeze(), size));
    }

    /** The durable state that these outcomes of the pending changes would leave; this file stays as it is. */
    FrozenImage.Entry settledEntry(List<Settlement> settlements) {
        Sectors before = durable.freeze();
        long sizeBefore = durableSize;
        for (Settlement settlement : settlements) {
            settlement.change().settle(this, settlement.outcome());
        }
        if (!settlements.isEmpty()) {
            trimDurable();
        }
        FrozenImage.Entry entry = durableEntry();
        durable = before;
        durableSize = sizeBefore;
        return entry;
    }

    /** How many durable bytes there are in the sector that holds this byte; 0 if the byte itself is not durable. */
    public long durableBytesInSector(long offset) {
        if (offset < 0 || offset >= durableSize) {
            return 0;
        }
        return Math.min(sectorSize, durableSize - (offset & -sectorSize));
    }

    /** Flips one bit of a durable sector; readers see it too unless a newer content of the sector is still to be written. */
    public void flipDurableBit(long offset, int bit) {
        int index = (int) (offset >>> sectorShift);
        byte[] sector = durable.get(index);
        byte[] damaged = sector == null ? new byte[sectorSize] : sector.clone();
        damaged[bit >>> 3] ^= (byte) (1 << (bit & 7));
        boolean clean = visible.get(index) == sector && offset < size;
        mutableDurable().put(index, damaged);
        if (clean) {
            mutableVisible().put(index, damaged);
        }
    }

    /** Makes reads of the sector that holds this byte fail until it is written. */
    public void markBad(long offset) {
        BitSet bad = badSectors == null ? new BitSet() : badSectors;
        bad.set((int) (offset >>> sectorShift));
        badSectors = bad;
    }

    /** Whether any of these bytes is in a sector that cannot be read. */
    public boolean hasBadSector(long offset, long length) {
        if (badSectors == null || length == 0) {
            return false;
        }
        int next = badSectors.nextSetBit((int) (offset >>> sectorShift));
        return next >= 0 && next <= (offset + length - 1) >>> sectorShift;
    }

    /** Tells the ids of the pending changes, in order. */
    public void forEachPending(LongConsumer id) {
        for (ContentChange change : pending) {
            id.accept(change.operation().id());
        }
    }

    Sectors mutableVisible() {
        Sectors thawed = visible.thawed();
        visible = thawed;
        return thawed;
    }

    Sectors mutableDurable() {
        Sectors thawed = durable.thawed();
        durable = thawed;
        return thawed;
    }

    void extendVisible(long end) {
        size = Math.max(size, end);
    }

    void extendDurable(long end) {
        durableSize = Math.max(durableSize, end);
    }

    void cutDurable(long length) {
        if (length < durableSize) {
            cut(mutableDurable(), length);
            durableSize = length;
        }
    }

    /** A sector carries all that was in it at its write, so a write that landed may bring bytes of one that did not, past the length. */
    private void trimDurable() {
        boolean partial = (durableSize & (sectorSize - 1)) != 0;
        if (partial && durable.get((int) (durableSize >>> sectorShift)) != null) {
            cut(mutableDurable(), durableSize);
        }
    }

    private void cut(Sectors sectors, long length) {
        int index = (int) (length >>> sectorShift);
        int within = (int) (length & (sectorSize - 1));
        byte[] last = within == 0 ? null : sectors.get(index);
        sectors.cut(index);
        if (last != null) {
            byte[] image = new byte[sectorSize];
            System.arraycopy(last, 0, image, 0, within);
            sectors.put(index, image);
        }
    }

    private static void putZeros(ByteBuffer into, int count) {
        for (int i = 0; i < count; i++) {
            into.put((byte) 0);
        }
    }
}
