package dev.marionette.sim.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a program of file operations below a root and tells the result of each, so that two file systems can be compared. */
final class FileMachine implements AutoCloseable {

    private static final String[] NAMES = {
        "a", "b", "d", "d/a", "d/b", "d/e", "d/e/a", "a/x", "missing/x", "d/../b", "d/./e"
    };
    private static final int SLOTS = 3;
    private static final OpenOption[][] OPENINGS = {
        {},
        {StandardOpenOption.READ, StandardOpenOption.WRITE},
        {StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE},
        {StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW},
        {StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING},
        {StandardOpenOption.APPEND, StandardOpenOption.CREATE},
        {StandardOpenOption.READ, StandardOpenOption.APPEND},
        {StandardOpenOption.READ, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING},
        {
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.DELETE_ON_CLOSE
        },
    };
    private static final CopyOption[][] MOVES = {
        {}, {StandardCopyOption.REPLACE_EXISTING}, {StandardCopyOption.ATOMIC_MOVE}
    };

    private final Path root;
    private final @Nullable FileChannel[] channels = new FileChannel[SLOTS];
    private final boolean[] directories = new boolean[SLOTS];
    private final @Nullable FileLock[] locks = new FileLock[SLOTS];

    FileMachine(Path root) {
        this.root = root;
    }

    /** One operation: its kind and what it works on, each reduced to the range it can have. */
    record Step(int kind, int first, int second, int number) {}

    /** A program drawn from a seed. */
    static List<Step> program(long seed, int length) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            steps.add(new Step(random.nextInt(40), random.nextInt(99), random.nextInt(99), random.nextInt(3_000)));
        }
        return steps;
    }

    /** Runs a program and tells each result, and at last what is there. */
    static List<String> run(Path root, List<Step> steps) throws IOException {
        List<String> results = results(root, steps);
        results.add(tree(root));
        return results;
    }

    /** Runs a program and tells each result. */
    static List<String> results(Path root, List<Step> steps) throws IOException {
        List<String> results = new ArrayList<>();
        try (FileMachine machine = new FileMachine(root)) {
            for (Step step : steps) {
                results.add(step + " -> " + machine.tell(step));
            }
        }
        return results;
    }

    private String tell(Step step) {
        try {
            return take(step);
        } catch (FileSystemException e) {
            return e.getClass().getName() + " " + e.getReason();
        } catch (IOException | RuntimeException e) {
            return e.getClass().getName();
        }
    }

    private String take(Step step) throws IOException {
        int slot = step.first % SLOTS;
        return switch (step.kind % 27) {
            case 0, 1, 2 -> open(slot, step);
            case 3, 4 -> String.valueOf(channel(slot).write(bytes(step)));
            case 5, 6 -> String.valueOf(channel(slot).write(bytes(step), step.number % 1_500));
            case 7 -> read(channel(slot), step, -1);
            case 8 -> read(channel(slot), step, step.second * 20L);
            case 9 -> String.valueOf(channel(slot).position(step.number).position());
            case 10 -> String.valueOf(channel(slot).truncate(step.number).position());
            case 11 ->
                "size " + (directories[slot] ? "of directory" : channel(slot).size());
            case 12 -> force(slot);
            case 13 -> close(slot);
            case 14 -> String.valueOf(Files.createDirectory(path(step.first)).getFileName());
            case 15 -> delete(step);
            case 16, 17 -> move(step);
            case 18 -> copy(step);
            case 19 -> list(path(step.first));
            case 20 -> attributes(path(step.first));
            case 21 -> Arrays.hashCode(Files.readAllBytes(path(step.first))) + "";
            case 22 -> writeAll(step);
            case 23 -> transfer(slot, step);
            case 24 -> vectored(slot, step);
            case 25 -> lock(slot, step);
            default -> String.valueOf(Files.isSameFile(path(step.first), path(step.second)));
        };
    }

    private Path path(int number) {
        return root.resolve(NAMES[number % NAMES.length]);
    }

    private FileChannel channel(int slot) throws NoSuchFileException {
        FileChannel channel = channels[slot];
        if (channel == null) {
            throw new NoSuchFileException("slot");
        }
        return channel;
    }

    private String open(int slot, Step step) throws IOException {
        close(slot);
        Path path = path(step.second);
        FileChannel channel = FileChannel.open(path, OPENINGS[step.number % OPENINGS.length]);
        channels[slot] = channel;
        directories[slot] = Files.isDirectory(path);
        return "position " + channel.position();
    }

    private String close(int slot) throws IOException {
        FileChannel channel = channels[slot];
        if (channel != null) {
            channel.close();
            if (step(slot)) {
                channels[slot] = null;
            }
        }
        return "closed";
    }

    /** A closed channel stays in every other slot, so that operations on it are seen too. */
    private static boolean step(int slot) {
        return slot % 2 == 0;
    }

    private static ByteBuffer bytes(Step step) {
        byte[] bytes = new byte[step.second * 13];
        new Random(step.number).nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static String read(FileChannel channel, Step step, long at) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(step.number % 1_200);
        int count = at < 0 ? channel.read(into) : channel.read(into, at);
        return count + " " + Arrays.hashCode(into.array()) + " " + into.position();
    }

    private String force(int slot) throws IOException {
        channel(slot).force(true);
        return "forced";
    }

    private String delete(Step step) throws IOException {
        if (step.second % 2 == 0) {
            return String.valueOf(Files.deleteIfExists(path(step.first)));
        }
        Files.delete(path(step.first));
        return "deleted";
    }

    private String move(Step step) throws IOException {
        Files.move(path(step.first), path(step.second), MOVES[step.number % MOVES.length]);
        return "moved";
    }

    private String copy(Step step) throws IOException {
        Files.copy(path(step.first), path(step.second), MOVES[step.number % 2]);
        return "copied";
    }

    private static String list(Path directory) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(path -> names.add(path.getFileName().toString()));
        }
        return names.toString();
    }

    private static String attributes(Path path) throws IOException {
        boolean directory = Files.isDirectory(path);
        return Files.exists(path) + " " + Files.notExists(path) + " " + directory + " " + Files.isRegularFile(path)
                + " " + (directory ? "" : Files.size(path));
    }

    private String writeAll(Step step) throws IOException {
        if (step.second % 3 == 0) {
            try (OutputStream out = Files.newOutputStream(path(step.first))) {
                out.write(bytes(step).array());
            }
        } else if (step.second % 3 == 1) {
            Files.write(path(step.first), bytes(step).array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else {
            Files.createDirectories(path(step.first));
        }
        return "written";
    }

    private String transfer(int slot, Step step) throws IOException {
        FileChannel other = channel(step.second % SLOTS);
        return step.number % 2 == 0
                ? String.valueOf(channel(slot).transferTo(step.number % 900, step.number, other))
                : String.valueOf(channel(slot).transferFrom(other, step.number % 900, step.number));
    }

    private String vectored(int slot, Step step) throws IOException {
        ByteBuffer[] buffers = {bytes(step), ByteBuffer.allocate(0), ByteBuffer.allocate(step.number % 70)};
        long count = step.number % 2 == 0
                ? channel(slot).write(buffers)
                : channel(slot).read(buffers);
        return count + " " + Arrays.hashCode(buffers[0].array()) + " " + buffers[2].position();
    }

    private String lock(int slot, Step step) throws IOException {
        FileLock held = locks[slot];
        if (held != null) {
            locks[slot] = null;
            boolean valid = held.isValid();
            held.release();
            return "released " + valid;
        }
        if (directories[slot]) {
            return "no lock on a directory";
        }
        FileLock lock = channel(slot).tryLock(step.second, 20, step.number % 2 == 0);
        locks[slot] = lock;
        return "locked " + lock.isShared();
    }

    private static String tree(Path root) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted().toList()) {
                text.append(root.relativize(path));
                text.append(Files.isDirectory(path) ? "/" : "=" + Arrays.hashCode(Files.readAllBytes(path)));
                text.append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : channels) {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
