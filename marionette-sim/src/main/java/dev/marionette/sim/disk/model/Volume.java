package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.CrashDecision;
import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.Personality;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The inodes and names of one disk, with the changes that a loss of power would still decide about.
 *
 * <p>Every change is visible at once and pending until its file or directory is forced. Pending changes of names form one journal over all
 * directories, in the order they were made.
 */
public final class Volume {

    private final int sectorSize;
    private final Personality personality;
    private final DirectoryNode root;
    private final ArrayList<NameChange> journal = new ArrayList<>(0);
    private final ArrayList<FileNode> dirty = new ArrayList<>(0);
    private long nextNode = 1;
    private long nameChanges;
    private long nextOrder;

    /** A disk that holds what an image holds, all of it durable. */
    public Volume(FrozenImage image, Personality personality) {
        this.sectorSize = image.sectorSize();
        this.personality = personality;
        this.root = new DirectoryNode(nextNode++, 0, 0);
        for (Map.Entry<String, FrozenImage.Entry> entry : image.entries().entrySet()) {
            load(entry.getKey(), entry.getValue());
        }
    }

    private void load(String path, FrozenImage.Entry entry) {
        int slash = path.lastIndexOf('/');
        DirectoryNode parent = slash < 0 ? root : (DirectoryNode) loaded(path.substring(0, slash));
        FrozenImage.Content content = entry.content();
        Node node = content == null
                ? new DirectoryNode(entry.id(), entry.createdNanos(), entry.modifiedNanos())
                : new FileNode(sectorSize, entry, content);
        Place place = new Place(parent, path.substring(slash + 1));
        link(place, node);
        parent.durable().put(place.name(), node);
        nextNode = Math.max(nextNode, entry.id() + 1);
    }

    private Node loaded(String path) {
        Node node = find(path);
        if (node == null) {
            throw new IllegalArgumentException("the image has '" + path + "/' and no directory '" + path + "'");
        }
        return node;
    }

    /** The unit in which the medium writes, in bytes. */
    public int sectorSize() {
        return sectorSize;
    }

    /** The directory that holds everything. */
    public DirectoryNode root() {
        return root;
    }

    /** Grows with every change of a visible name; what was looked up before holds as long as this stays the same. */
    public long nameChanges() {
        return nameChanges;
    }

    /** What is visible at a clean path relative to the root, or null. */
    public @Nullable Node find(String path) {
        Node node = root;
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (!(node instanceof DirectoryNode directory)) {
                return null;
            }
            Node next = directory.visible().get(path.substring(start, end));
            if (next == null) {
                return null;
            }
            node = next;
            start = end + 1;
        }
        return node;
    }

    /** Creates an empty file; nothing may have the name. */
    public NameCreation createFile(long id, Place place, long nowNanos) {
        return create(id, place, new FileNode(sectorSize, nextNode++, nowNanos), nowNanos);
    }

    /** Creates an empty directory; nothing may have the name. */
    public NameCreation createDirectory(long id, Place place, long nowNanos) {
        return create(id, place, new DirectoryNode(nextNode++, nowNanos, nowNanos), nowNanos);
    }

    private NameCreation create(long id, Place place, Node node, long nowNanos) {
        link(place, node);
        place.directory().touch(nowNanos);
        NameCreation creation = new NameCreation(id, place.directory(), place.name(), node);
        node.pendingCreation(creation);
        note(creation);
        return creation;
    }

    /** Removes the name of a file or an empty directory. */
    public NameRemoval remove(long id, Place place, long nowNanos) {
        Node node = unlink(place);
        place.directory().touch(nowNanos);
        NameRemoval removal = new NameRemoval(id, place.directory(), place.name(), node);
        note(removal);
        return removal;
    }

    /** Gives what is at one place the name of another, in the stead of a file or an empty directory that has it. */
    public NameMove move(long id, Place from, Place to, long nowNanos) {
        Node node = unlink(from);
        NameMove move = new NameMove(id, from, to, node);
        if (to.node() != null) {
            unlink(to);
        }
        link(to, node);
        from.directory().touch(nowNanos);
        to.directory().touch(nowNanos);
        note(move);
        return move;
    }

    private void note(NameChange change) {
        change.stamp(nextOrder++);
        journal.add(change);
    }

    private void link(Place place, Node node) {
        nameChanges++;
        place.directory().visible().put(place.name(), node);
        if (node instanceof DirectoryNode directory) {
            directory.parent(place.directory());
        }
        node.moveTo(place.path());
    }

    private Node unlink(Place place) {
        nameChanges++;
        Node node = place.directory().visible().remove(place.name());
        if (node == null) {
            throw new IllegalStateException("nothing is at '" + place.path() + "'");
        }
        if (node instanceof DirectoryNode directory) {
            directory.parent(null);
        }
        return node;
    }

    /**
     * Checks that a file can hold these bytes.
     *
     * @throws IOException if they lie beyond the last sector that a file can have
     */
    public void requireFits(long offset, long length) throws IOException {
        if (offset + length < 0 || offset + length > (long) Integer.MAX_VALUE * sectorSize) {
            throw new IOException("File too large");
        }
    }

    /** Writes all of {@code from}, at least one byte. */
    @SuppressWarnings("checkstyle:ParameterNumber")
    public ContentWrite write(long id, FileNode file, long offset, ByteBuffer from, long nowNanos) {
        noteDirty(file);
        ContentWrite write = file.write(id, offset, from, nowNanos);
        write.stamp(nextOrder++);
        return write;
    }

    /** Cuts a file, or extends it with zeros. */
    public LengthChange setLength(long id, FileNode file, long length, long nowNanos) {
        noteDirty(file);
        LengthChange change = file.setLength(id, length, nowNanos);
        change.stamp(nextOrder++);
        return change;
    }

    /** The number of the next inode; a replay sets it to the recorded one. */
    void nextNode(long id) {
        nextNode = id;
    }

    /** Makes a write that was made in another copy of the file. */
    void repeat(ContentWrite write, FileNode file) {
        noteDirty(file);
        file.repeat(write).stamp(nextOrder++);
    }

    private void noteDirty(FileNode file) {
        if (file.pending().isEmpty()) {
            dirty.add(file);
        }
    }

    /** Makes a file's content and length durable, and the name of a new file if the personality says so. */
    public FileSync sync(long id, FileNode file) {
        if (!file.pending().isEmpty()) {
            file.sync();
            dirty.remove(file);
        }
        landCreation(file);
        return new FileSync(id, file.id(), file.path());
    }

    /** Makes the names in a directory durable. */
    public DirectorySync syncDirectory(long id, DirectoryNode directory) {
        landCreation(directory);
        int last = journal.size() - 1;
        while (last >= 0 && !journal.get(last).touches(directory)) {
            last--;
        }
        landNames(last + 1);
        return new DirectorySync(id, directory.id(), directory.path());
    }

    private void landCreation(Node node) {
        NameCreation creation = node.pendingCreation();
        if (creation != null && personality.newFileSyncKeepsName()) {
            landNames(journal.indexOf(creation) + 1);
        }
    }

    private void landNames(int count) {
        if (count > 0) {
            for (int i = 0; i < count; i++) {
                journal.get(i).land();
            }
            journal.subList(0, count).clear();
        }
    }

    /** How many changes a loss of power would decide about now. */
    public int pendingCount() {
        int count = journal.size();
        for (FileNode file : dirty) {
            count += file.pending().size();
        }
        return count;
    }

    /** All pending changes, to be decided about. */
    public CrashPlan plan() {
        return new CrashPlan(dirty, journal, personality);
    }

    /** Carries a plan out: the durable state is what it leaves, and the visible state is the durable one. */
    public void crash(CrashPlan plan) {
        plan.settle();
        landNames(plan.namesLanded());
        journal.clear();
        dirty.clear();
        nameChanges++;
        root.revert();
    }

    /** The durable state that a crash with these decisions would leave; this disk stays as it is. */
    public FrozenImage crashImage(CrashDecision decision) {
        CrashPlan plan = plan();
        plan.decide(decision);
        int landed = plan.namesLanded();
        for (int i = 0; i < landed; i++) {
            journal.get(i).land();
        }
        TreeMap<String, FrozenImage.Entry> entries = new TreeMap<>();
        collectDurable(root, "", plan.settlements(), entries);
        for (int i = landed - 1; i >= 0; i--) {
            journal.get(i).undo();
        }
        return new FrozenImage(entries, sectorSize);
    }

    private static void collectDurable(
            DirectoryNode directory,
            String prefix,
            IdentityHashMap<FileNode, List<Settlement>> settlements,
            TreeMap<String, FrozenImage.Entry> into) {
        for (Map.Entry<String, Node> entry : directory.durable().entrySet()) {
            String path = prefix + entry.getKey();
            switch (entry.getValue()) {
                case FileNode file -> into.put(path, file.settledEntry(settlements.getOrDefault(file, List.of())));
                case DirectoryNode child -> {
                    into.put(path, FrozenImage.Entry.of(child));
                    collectDurable(child, path + '/', settlements, into);
                }
            }
        }
    }

    /** What is durable now, without any pending change. */
    public FrozenImage durableImage() {
        return crashImage(_ -> CrashOutcome.LOST);
    }

    /** What is visible now. */
    public FrozenImage visibleImage() {
        TreeMap<String, FrozenImage.Entry> entries = new TreeMap<>();
        collectVisible(root, entries);
        return new FrozenImage(entries, sectorSize);
    }

    private static void collectVisible(DirectoryNode directory, TreeMap<String, FrozenImage.Entry> into) {
        for (Node node : directory.visible().values()) {
            switch (node) {
                case FileNode file -> into.put(file.path(), file.visibleEntry());
                case DirectoryNode child -> {
                    into.put(child.path(), FrozenImage.Entry.of(child));
                    collectVisible(child, into);
                }
            }
        }
    }
}
