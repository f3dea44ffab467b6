package dev.marionette.check.timeline;

import dev.marionette.check.history.History;
import dev.marionette.check.history.Notation;
import dev.marionette.check.history.Operation;
import dev.marionette.check.linear.Linearizable;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.linear.Unknown;
import dev.marionette.check.linear.Verdict;
import dev.marionette.check.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A history and its verdict as one page for a browser: clients as lanes, operations as bars, the moments at which they take effect, and what
 * contradicts what. Immutable.
 *
 * <p>The page is a single file. It loads nothing, and no value of the history can become a part of it: a browser runs the page's own script and
 * nothing else. The same history and verdict give the same page.
 *
 * {@snippet :
 * Verdict verdict = Linearizability.check(Models.kv(), history, Budget.seconds(10));
 * Timeline.of(history, verdict)
 *         .titled("Seed 4711")
 *         .writtenIn(Notations.kv())
 *         .partitionedBy(Models.kv())
 *         .writeTo(directory.resolve("timeline.html"));
 * }
 *
 * @param <I> what operations are asked for
 * @param <O> what operations return
 */
public final class Timeline<I, O> {

    private final History<I, O> history;
    private final Verdict verdict;
    private final String title;
    private final Labels<I, O> labels;

    private Timeline(History<I, O> history, Verdict verdict, String title, Labels<I, O> labels) {
        this.history = history;
        this.verdict = verdict;
        this.title = title;
        this.labels = labels;
    }

    /**
     * The timeline of a history. Operations and results are shown as their {@code toString} says.
     *
     * @param verdict of a check of this history
     * @throws IllegalArgumentException if the verdict is about operations of another history
     */
    public static <I, O> Timeline<I, O> of(History<I, O> history, Verdict verdict) {
        List<Operation<?, ?>> told = switch (verdict) {
            case Linearizable(List<Operation<?, ?>> order) -> order;
            case NotLinearizable bad -> List.of(bad.evidence().blocked());
            case Unknown unknown -> unknown.longest();
        };
        told.forEach(operation -> requireOf(history, operation));
        return new Timeline<>(history, verdict, "History", Labels.plain());
    }

    /** The same under this title. */
    public Timeline<I, O> titled(String other) {
        return new Timeline<>(history, verdict, other, labels);
    }

    /** The same with operations and results in the words of a notation. */
    public Timeline<I, O> writtenIn(Notation<I, O> notation) {
        return new Timeline<>(history, verdict, title, labels.with(notation));
    }

    /** The same with operations that can be told apart by the part of the object, such as a key, that they are about. */
    public Timeline<I, O> partitionedBy(Model<?, I, ?> model) {
        return new Timeline<>(history, verdict, title, labels.with(model));
    }

    /** The page. The first call may take as long as the budget of the check allows, to work out the evidence. */
    public String html() {
        return Page.of(title, new Facts<>(history, verdict, labels));
    }

    /**
     * Writes the page, in UTF-8, over what was there.
     *
     * @throws IOException if the file cannot be written; its directory must exist
     */
    public void writeTo(Path file) throws IOException {
        Files.writeString(file, html());
    }

    private static void requireOf(History<?, ?> history, Operation<?, ?> operation) {
        int index = operation.index();
        if (index >= history.operations().size()
                || !history.operations().get(index).equals(operation)) {
            throw new IllegalArgumentException("the verdict is about another history: this one has no operation "
                    + index + " that is " + operation + "; pass the history that was checked");
        }
    }
}
