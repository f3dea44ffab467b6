package dev.marionette.sim.net.packet;

import dev.marionette.sim.net.RecordedPacket;
import dev.marionette.sim.net.fabric.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filters and recordings of a test, which see each message as it is sent. */
final class MessageTap {

    private final List<Filter<?>> filters = new ArrayList<>(0);
    private final List<Capture> captures = new ArrayList<>(0);

    boolean isIdle() {
        return filters.isEmpty() && captures.isEmpty();
    }

    boolean records() {
        return !captures.isEmpty();
    }

    int filters() {
        return filters.size();
    }

    <T> void filter(@Nullable Path only, Class<T> type, Predicate<? super T> dropped) {
        filters.add(new Filter<>(only, type, dropped));
    }

    void clearFilters() {
        filters.clear();
    }

    Capture record(Predicate<? super RecordedPacket> wanted) {
        Capture capture = new Capture(this, wanted);
        captures.add(capture);
        return capture;
    }

    void stop(Capture capture) {
        captures.remove(capture);
    }

    void see(RecordedPacket packet) {
        captures.forEach(capture -> capture.see(packet));
    }

    boolean drops(Path path, Object message) {
        if (path.isLoop()) {
            return false;
        }
        for (Filter<?> filter : filters) {
            if (filter.drops(path, message)) {
                return true;
            }
        }
        return false;
    }

    /** Drops some messages of one path, or of all. */
    private record Filter<T>(@Nullable Path only, Class<T> type, Predicate<? super T> dropped) {

        boolean drops(Path path, Object message) {
            return (only == null || only == path) && type.isInstance(message) && dropped.test(type.cast(message));
        }
    }
}
