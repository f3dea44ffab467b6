package dev.marionette.launcher;

import dev.marionette.check.shrink.ReplayFile;
import dev.marionette.check.shrink.ReplayFormatException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Replay files by their paths on the command line. */
final class ReplayFiles {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private ReplayFiles() {}

    /**
     * Reads a file.
     *
     * @throws UsageException if it is not there or not a replay file
     */
    static ReplayFile read(Path path) {
        if (Files.isDirectory(path)) {
            throw new UsageException("'" + path + "' is a directory; name a file that 'shrink' wrote");
        }
        try {
            return ReplayFile.read(path);
        } catch (ReplayFormatException e) {
            throw new UsageException("'" + path + "': " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw new UsageException(
                    "there is no file '" + path + "'; './marionette shrink NAME --seed SEED' writes one");
        } catch (AccessDeniedException e) {
            throw new UsageException("'" + path + "' may not be read");
        } catch (IOException e) {
            throw new UsageException("cannot read '" + path + "': " + e.getMessage());
        }
    }

    /**
     * Makes sure before the work begins that its result can be written: what is there, if anything, is a replay file.
     *
     * @throws UsageException if the directory is not there, or something else is
     */
    static void requireWritable(Path path) {
        Path directory = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            throw new UsageException("'" + path + "' is a directory; name a file to write");
        }
        if (directory != null && !Files.isDirectory(directory)) {
            throw new UsageException("there is no directory '" + directory + "' to write '" + path + "' to");
        }
        if (Files.exists(path)) {
            try {
                ReplayFile.read(path);
            } catch (IOException e) {
                throw new UsageException("'" + path + "' is there already, and no replay file that may be replaced;"
                        + " remove it, or name another with -o");
            }
        }
    }

    /**
     * Writes a file; returns whether another was there.
     *
     * @throws UsageException if it cannot be written
     */
    static boolean write(ReplayFile file, Path path) {
        boolean there = Files.exists(path);
        try {
            file.write(path);
            return there;
        } catch (IOException e) {
            throw new UsageException("cannot write '" + path + "': " + e.getMessage());
        }
    }

    /** The command that runs a file. */
    static String command(Path path) {
        String word = path.toString();
        return "./marionette replay " + (PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'");
    }
}
