package dev.marionette.sim.run;

import dev.marionette.api.Field;
import dev.marionette.sim.trace.TraceFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * What to do in a world, and what must hold during and after it.
 *
 * {@snippet :
 * Scenario<WalRecovery> walRecovery = Scenario.named("kv-wal-recovery", WalRecovery::new)
 *         .run(WalRecovery::crashMidWrite)
 *         .check("forced records survive", WalRecovery::forcedRecordsSurvive);
 * }
 *
 * <p>Immutable: every method that adds something returns a new scenario. Safe for use by any thread, as long as its factory and actions
 * share nothing between attempts.
 *
 * @param <H> the harness that each attempt makes anew
 */
public final class Scenario<H> {

    private final Heading heading;
    private final HarnessFactory<H> factory;
    private final Script<H> script;

    private Scenario(Heading heading, HarnessFactory<H> factory, Script<H> script) {
        this.heading = heading;
        this.factory = factory;
        this.script = script;
    }

    /**
     * A scenario that so far only makes its harness.
     *
     * @param name what the trace, reports and the launcher call it: printable ASCII without space, {@code =} and {@code %}
     * @throws IllegalArgumentException if the name has other characters
     */
    public static <H> Scenario<H> named(String name, HarnessFactory<H> factory) {
        if (!TraceFormat.isLiteral(name)) {
            throw new IllegalArgumentException(
                    "a scenario's name is printable ASCII without space, '=' and '%', not '" + name + "'");
        }
        Heading heading = new Heading(name, "", false, List.of(), List.of());
        return new Scenario<>(heading, factory, new Script<>(List.of(), List.of(), List.of()));
    }

    /** Adds a step; steps run in the order they were added. */
    public Scenario<H> run(Action<H> step) {
        return withScript(new Script<>(with(script.steps, step), script.checks, script.invariants));
    }

    /** Adds a check of the state after the last step; checks run in the order they were added, and the first failure counts. */
    public Scenario<H> check(String name, Action<H> check) {
        return withScript(new Script<>(script.steps, with(script.checks, new Named<>(name, check)), script.invariants));
    }

    /**
     * Adds a check that is made during the run. It may look at anything, and must not wait: an operation that takes simulated time throws.
     */
    public Scenario<H> invariant(String name, When when, Action<H> check) {
        return withScript(
                new Script<>(script.steps, script.checks, with(script.invariants, new Invariant<>(name, when, check))));
    }

    /** Sets the one line that tells people what the scenario is about. */
    public Scenario<H> about(String description) {
        return withHeading(
                new Heading(heading.name, description, heading.plantedBug, heading.tags, heading.attributes));
    }

    /** Says that a bug is planted, so that finding it is the expected outcome. */
    public Scenario<H> plantedBug() {
        return withHeading(new Heading(heading.name, heading.description, true, heading.tags, heading.attributes));
    }

    /** Adds a tag; tags are shown in the trace and in reports. */
    public Scenario<H> tagged(String tag) {
        return withHeading(new Heading(
                heading.name, heading.description, heading.plantedBug, with(heading.tags, tag), heading.attributes));
    }

    /** Adds a typed attribute; attributes are shown in the trace and in reports. */
    public Scenario<H> attribute(Field attribute) {
        return withHeading(new Heading(
                heading.name,
                heading.description,
                heading.plantedBug,
                heading.tags,
                with(heading.attributes, attribute)));
    }

    /** What the trace, reports and the launcher call this scenario. */
    public String name() {
        return heading.name;
    }

    /** The one line about it; empty if none was given. */
    public String description() {
        return heading.description;
    }

    /** Whether finding a failure is the expected outcome. */
    public boolean hasPlantedBug() {
        return heading.plantedBug;
    }

    /** The tags in the order they were added. */
    public List<String> tags() {
        return heading.tags;
    }

    /** The attributes in the order they were added. */
    public List<Field> attributes() {
        return heading.attributes;
    }

    HarnessFactory<H> factory() {
        return factory;
    }

    List<Action<H>> steps() {
        return script.steps;
    }

    List<Named<H>> checks() {
        return script.checks;
    }

    List<Invariant<H>> invariants() {
        return script.invariants;
    }

    private Scenario<H> withHeading(Heading newHeading) {
        return new Scenario<>(newHeading, factory, script);
    }

    private Scenario<H> withScript(Script<H> newScript) {
        return new Scenario<>(heading, factory, newScript);
    }

    private static <T> List<T> with(List<T> list, T added) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return List.copyOf(longer);
    }

    /** The name. */
    @Override
    public String toString() {
        return "Scenario[" + heading.name + "]";
    }

    record Named<H>(String name, Action<H> action) {}

    record Invariant<H>(String name, When when, Action<H> check) {}

    private record Script<H>(List<Action<H>> steps, List<Named<H>> checks, List<Invariant<H>> invariants) {}

    private record Heading(
            String name, String description, boolean plantedBug, List<String> tags, List<Field> attributes) {}
}
