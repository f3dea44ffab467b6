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

    /** The command that runs a file. */
    static String command(Path path) {
        String word = path.toString();
        return "./marionette replay " + (PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'");
    }
}
