package dev.marionette.sim.run;

import java.util.List;
import java.util.Map;

/**
 * What became of a range of seeds, the same whatever the number of jobs. Immutable; safe for use by any thread.
 *
 * @param scenario the scenario's name
 * @param seeds the seeds that were asked for
 * @param verified how many seeds were run twice and compared, the failing ones included
 * @param failures what was found, in the order of the seeds; at most one for each finding of the same kind and
 *     subject; or the one that something required was never reached
 * @param failingSeeds how many seeds failed, those left out of {@code failures} included
 * @param statistics what all verified seeds together amounted to
 */
public record CampaignReport(
        String scenario,
        Seeds seeds,
        long verified,
        List<RunFailure> failures,
        long failingSeeds,
        RunStatistics statistics) {

    /** Takes an immutable copy of the failures. */
    public CampaignReport {
        failures = List.copyOf(failures);
    }

    /** Whether every seed passed, and everything required was reached. */
    public boolean passed() {
        return failures.isEmpty();
    }

    /** The kinds of faults that were configured and fired in no seed. */
    public List<String> neverFired() {
        return statistics.faults().entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A few lines for people: seeds, events, decisions, faults, operations and outcomes by kind, and each failure's report. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(scenario)
                .append(": ")
                .append(verified)
                .append(" seeds from ")
                .append(seeds.first())
                .append(", each run twice and compared; ")
                .append(failingSeeds)
                .append(" failed\n");
        text.append("events=")
                .append(statistics.events())
                .append(" decisions=")
                .append(statistics.decisions())
                .append(" simulated_ns=")
                .append(statistics.simulatedNanos())
                .append('\n');
        text.append(statistics.tables());
        if (!neverFired().isEmpty()) {
            text.append("configured but never fired: ")
                    .append(String.join(" ", neverFired()))
                    .append('\n');
        }
        failures.forEach(failure -> text.append('\n').append(failure.text()));
        return text.toString();
    }
}
