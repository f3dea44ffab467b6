package dev.marionette.sim.disk.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The names that a directory had when the stream was opened, in order. */
final class NodeDirectoryStream implements DirectoryStream<Path> {

    private final NodePath directory;
    private final List<String> names;
    private final Filter<? super Path> filter;
    private boolean iterating;
    private boolean closed;

    NodeDirectoryStream(NodePath directory, List<String> names, Filter<? super Path> filter) {
        this.directory = directory;
        this.names = names;
        this.filter = filter;
    }

    @Override
    public Iterator<Path> iterator() {
        if (closed) {
            throw new IllegalStateException("Directory stream is closed");
        }
        if (iterating) {
            throw new IllegalStateException("Iterator already obtained");
        }
        iterating = true;
        return new Entries();
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Entries implements Iterator<Path> {

        private final Iterator<String> left = names.iterator();
        private @Nullable Path next;

        @Override
        public boolean hasNext() {
            while (next == null && !closed && left.hasNext()) {
                Path candidate = directory.resolve(left.next());
                if (accepts(candidate)) {
                    next = candidate;
                }
            }
            return next != null;
        }

        private boolean accepts(Path candidate) {
            try {
                return filter.accept(candidate);
            } catch (IOException e) {
                throw new DirectoryIteratorException(e);
            }
        }

        @Override
        public Path next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Path found = next;
            next = null;
            return found;
        }
    }
}
