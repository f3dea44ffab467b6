package dev.marionette.check.shrink;

import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.TakenChoice;
import dev.marionette.sim.run.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The readable form of a counterexample, in the order a person needs it. */
final class CounterexampleText {

    private static final int MOST_LINES = 60;

    private final Counterexample example;
    private final StringBuilder text = new StringBuilder();

    private CounterexampleText(Counterexample example) {
        this.example = example;
    }

    static String of(Counterexample example) {
        CounterexampleText page = new CounterexampleText(example);
        page.headline();
        page.sizes();
        page.section("workload", choice -> choice.kind() == ChoiceKind.STEP);
        page.draws();
        page.section("faults", CounterexampleText::isFault);
        page.section("preemptions", choice -> choice.kind() == ChoiceKind.PREEMPTION);
        page.section("delays", choice -> choice.kind().role() == ChoiceKind.Role.DELAY);
        page.section("settings", choice -> choice.kind().role() == ChoiceKind.Role.SETTING);
        page.trace();
        return page.text.toString();
    }

    private static boolean isFault(Choice choice) {
        return choice.kind().isFault() || choice.kind().role() == ChoiceKind.Role.DETAIL;
    }

    private void headline() {
        Finding finding = example.finding();
        line(example.scenario() + ": " + finding.kind().label() + ": " + finding.subject());
        finding.message().lines().forEach(line -> line(("  " + line).stripTrailing()));
        line("");
    }

    private void sizes() {
        Size before = example.before();
        Size after = example.after();
        line("shrunk from seed " + example.seed() + " with " + example.runs() + " runs"
                + (example.isCutShort() ? "; the time ran out, so more may be left out" : ""));
        line("            before   after");
        row("choices", before.choices(), after.choices());
        row("faults", before.faults(), after.faults());
        row("preemptions", before.preemptions(), after.preemptions());
        row("steps", before.workloadSteps(), after.workloadSteps());
        row("events", before.events(), after.events());
    }

    private void row(String name, long before, long after) {
        line(String.format(Locale.ROOT, "%-11s %6d  %6d", name, before, after));
    }

    private void section(String title, Predicate<Choice> sort) {
        List<TakenChoice> chosen = example.taken().stream()
                .filter(taken -> sort.test(taken.choice()))
                .toList();
        if (chosen.isEmpty()) {
            return;
        }
        Words words = new Words(example.trace());
        line("");
        line(title);
        chosen.forEach(taken -> line(instant(taken.atNanos()) + words.of(taken)));
    }

    /** The numbers that make the workload what it is, one line for each place that draws some. */
    private void draws() {
        Map<String, StringBuilder> places = new LinkedHashMap<>();
        for (TakenChoice taken : example.taken()) {
            Choice choice = taken.choice();
            if (choice.kind() == ChoiceKind.DRAW) {
                places.computeIfAbsent(choice.subject(), place -> new StringBuilder())
                        .append(" #")
                        .append(choice.occurrence())
                        .append('=')
                        .append(choice.value());
            }
        }
        if (places.isEmpty()) {
            return;
        }
        line("");
        line("numbers of the workload, all others 0");
        places.forEach((place, numbers) -> line("  " + (place.isEmpty() ? "all" : place) + ":" + numbers));
    }

    private void trace() {
        List<String> lines = ShortTrace.of(example.trace(), example.taken(), MOST_LINES);
        line("");
        line("trace, without what was set up, rolled in vain, or of no interest");
        int hidden = Math.max(0, lines.size() - MOST_LINES);
        if (hidden > 0) {
            line("  ... " + hidden + " lines before");
        }
        lines.subList(hidden, lines.size()).forEach(line -> line("  " + line));
    }

    private static String instant(long nanos) {
        return String.format(Locale.ROOT, "%14s  ", Words.millis(nanos));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
