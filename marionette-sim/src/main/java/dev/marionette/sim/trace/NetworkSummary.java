package dev.marionette.sim.trace;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What became of the messages of a run: per link, and per reason why they never arrived. */
final class NetworkSummary {

    private static final int LINKS = 8;

    /** By message; looked up, never iterated. */
    private final Map<String, Link> linkOf = new HashMap<>();

    private final Map<String, Link> links = new TreeMap<>();
    private final Map<String, Long> drops = new TreeMap<>();

    /** Takes one event into account. */
    void add(TraceEvent event) {
        switch (event.name()) {
            case "network.send", "network.replay" ->
                with(
                        event,
                        "id",
                        id -> link(event).ifPresent(link -> {
                            link.sent++;
                            linkOf.put(id, link);
                        }));
            case "network.duplicate" ->
                with(event, "id", id -> with(event, "of", original -> linkOf.put(id, linkOf.get(original))));
            case "network.deliver" -> with(event, "id", id -> update(id, link -> link.delivered++));
            case "network.drop" -> {
                with(event, "id", id -> update(id, link -> link.dropped++));
                with(event, "reason", reason -> drops.merge(reason, 1L, Long::sum));
            }
            default -> {}
        }
    }

    /** One line for the busiest links and one for the reasons; none where no message was sent. */
    List<String> lines() {
        if (links.isEmpty()) {
            return List.of();
        }
        String busiest = links.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Link> entry) -> -entry.getValue().sent)
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(LINKS)
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        String more = links.size() > LINKS ? " of_links:" + links.size() : "";
        return List.of("network " + busiest + more, "network_drops " + TraceSummary.joined(drops));
    }

    private Optional<Link> link(TraceEvent event) {
        return event.value("from")
                .flatMap(from -> event.value("to").map(to -> from + ">" + to))
                .map(name -> links.computeIfAbsent(name, key -> new Link()));
    }

    private void update(String id, Consumer<Link> change) {
        Link link = linkOf.get(id);
        if (link != null) {
            change.accept(link);
        }
    }

    private static void with(TraceEvent event, String key, Consumer<String> action) {
        event.value(key).ifPresent(action);
    }

    /** The messages from one node to another; a double counts where it arrives, not where it was sent. */
    private static final class Link {
        private long sent;
        private long delivered;
        private long dropped;

        @Override
        public String toString() {
            return "sent:" + sent + ",delivered:" + delivered + ",dropped:" + dropped;
        }
    }
}
