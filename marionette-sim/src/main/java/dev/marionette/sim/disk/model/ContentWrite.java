package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.DiskOperation;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** A write, with the whole content that each sector it touched had after it. */
public final class ContentWrite implements DiskOperation.Write, ContentChange {

    private final long id;
    private long order;
    private final long file;
    private final String path;
    private final long offset;
    private final int length;
    private final byte[][] images;

    // The fields of one write; a record around them would be allocated on the hottest path.
    @SuppressWarnings("checkstyle:ParameterNumber")
    ContentWrite(long id, FileNode file, long offset, int length, byte[][] images) {
        this.id = id;
        this.file = file.id();
        this.path = file.path();
        this.offset = offset;
        this.length = length;
        this.images = images;
    }

    /** The same write in another copy of the file. */
    ContentWrite(ContentWrite original) {
        this.id = original.id;
        this.file = original.file;
        this.path = original.path;
        this.offset = original.offset;
        this.length = original.length;
        this.images = original.images;
    }

    @Override
    public DiskOperation operation() {
        return this;
    }

    @Override
    public long order() {
        return order;
    }

    @Override
    public void stamp(long place) {
        order = place;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public long file() {
        return file;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public int sectors() {
        return images.length;
    }

    @Override
    public ByteBuffer bytes() {
        int sectorSize = images[0].length;
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int within = (int) (offset & (sectorSize - 1));
        for (byte[] image : images) {
            int count = Math.min(sectorSize - within, bytes.remaining());
            bytes.put(image, within, count);
            within = 0;
        }
        return bytes.flip().asReadOnlyBuffer();
    }

    @Override
    public void settle(FileNode on, CrashOutcome outcome) {
        switch (outcome) {
            case CrashOutcome.Landed _ -> land(on);
            case CrashOutcome.Lost _ -> {}
            case CrashOutcome.SizeOnly _ -> on.extendDurable(offset + length);
            case CrashOutcome.Torn torn -> tear(on, torn.sectors());
        }
    }

    /** Makes the same write in the visible state of another copy of the file. */
    void show(FileNode on) {
        Sectors visible = on.mutableVisible();
        int first = firstSector();
        for (int i = 0; i < images.length; i++) {
            visible.put(first + i, images[i]);
        }
        on.extendVisible(offset + length);
    }

    void land(FileNode on) {
        Sectors durable = on.mutableDurable();
        int first = firstSector();
        for (int i = 0; i < images.length; i++) {
            durable.put(first + i, images[i]);
        }
        on.extendDurable(offset + length);
    }

    /** The length grows no further than the last sector that landed, so it never covers bytes that did not. */
    private void tear(FileNode on, BitSet landed) {
        Sectors durable = on.mutableDurable();
        int first = firstSector();
        for (int i = landed.nextSetBit(0); i >= 0 && i < images.length; i = landed.nextSetBit(i + 1)) {
            durable.put(first + i, images[i]);
            long sectorEnd = (first + i + 1L) * images[i].length;
            on.extendDurable(Math.min(offset + length, sectorEnd));
        }
    }

    private int firstSector() {
        return (int) (offset >>> Integer.numberOfTrailingZeros(images[0].length));
    }

    @Override
    public String toString() {
        return "write " + id + " of " + path + " offset " + offset + " length " + length;
    }
}
