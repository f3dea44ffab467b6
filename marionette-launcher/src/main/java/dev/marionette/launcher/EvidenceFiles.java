package dev.marionette.launcher;

import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.timeline.Timeline;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where the evidence against histories is kept, if anywhere: each file is named after its history. */
final class EvidenceFiles {

    private final @Nullable Path directory;
    private final Set<String> given = new TreeSet<>();

    /**
     * Files in this directory, which is made if it is not there.
     *
     * @throws UsageException if it cannot be
     */
    EvidenceFiles(@Nullable Path directory) {
        this.directory = directory;
        if (directory != null) {
            try {
                Files.createDirectories(directory);
            } catch (FileAlreadyExistsException e) {
                throw new UsageException("--evidence names a directory, and '" + directory + "' is a file");
            } catch (IOException e) {
                throw new UsageException("the directory '" + directory + "' cannot be made: " + e.getMessage());
            }
        }
    }

    /**
     * Keeps the evidence against a history, as text and as a page for a browser.
     *
     * @param source where the history was read from
     * @throws UsageException if it cannot be written
     */
    <I> void keep(Path source, HistoryFile<I> file, NotLinearizable bad) {
        if (directory == null) {
            return;
        }
        String name = name(source);
        CheckedModel<I> model = file.model();
        try {
            Files.writeString(directory.resolve(name + ".txt"), bad.evidence().text());
            Timeline.of(file.history(), bad)
                    .titled(name)
                    .writtenIn(model.notation())
                    .partitionedBy(model.model())
                    .writeTo(directory.resolve(name + ".html"));
        } catch (IOException e) {
            throw new UsageException("the evidence against '" + source + "' cannot be written: " + e.getMessage());
        }
    }

    /** The name of the history, with a number if there was another of this name. */
    private String name(Path history) {
        Path last = history.getFileName();
        String name = last == null ? "history" : last.toString();
        String free = name;
        for (int i = 2; !given.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
