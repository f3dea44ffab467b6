package dev.marionette.sim;

import dev.marionette.api.Hook;
import dev.marionette.api.Rate;
import dev.marionette.sim.choice.ChoiceFamily;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides for each hook whether it is active in this seed, and for each visit of an active one whether it fires.
 *
 * <p>A hook's draws come from a stream split by its name, so a new hook never shifts the others.
 */
final class Buggify {

    private static final TraceName HOOK = TraceName.of("buggify.hook");
    private static final TraceName ROLL = TraceName.of("buggify.roll");
    private static final TraceKey NAME = TraceKey.of("name");
    private static final TraceKey ACTIVE = TraceKey.of("active");
    private static final TraceKey RATE = TraceKey.of("rate");
    private static final TraceKey ROLLED = TraceKey.of("roll");
    private static final TraceKey FIRED = TraceKey.of("fired");

    private final Kernel kernel;
    private Rate activation;
    private boolean silent;
    private final Map<String, ActiveHook> hooks = new TreeMap<>();

    Buggify(Kernel kernel, Rate activation) {
        this.kernel = kernel;
        this.activation = activation;
    }

    /** Sets in which part of all seeds a hook is active that is met from now on. */
    void activation(Rate newActivation) {
        activation = newActivation;
    }

    /** Lets no hook fire any more. */
    void silence() {
        silent = true;
    }

    boolean fires(Hook hook, Rate rate) {
        kernel.requireConfined();
        ActiveHook found = hooks.get(hook.name());
        if (found == null) {
            found = meet(hook);
        }
        if (!found.active || rate.isNever() || silent) {
            return false;
        }
        kernel.countDecision(ChoiceFamily.BUGGIFY);
        long roll = kernel.choices().roll(ChoiceKind.BUGGIFY, hook.name(), rate, found.random.roll(rate));
        boolean fired = roll < rate.numerator();
        kernel.trace(ROLL)
                .text(NAME, hook.name())
                .rate(RATE, rate)
                .num(ROLLED, roll)
                .flag(FIRED, fired)
                .end();
        if (fired) {
            kernel.countFault("buggify." + hook.name());
        }
        return fired;
    }

    private ActiveHook meet(Hook hook) {
        Prng random = kernel.newStream(StreamName.BUGGIFY, hook.name().hashCode());
        long drawn = random.fires(activation) ? 1 : 0;
        boolean active = kernel.choices().number(ChoiceKind.HOOK, hook.name(), drawn, 0) != 0;
        ActiveHook met = new ActiveHook(random, active);
        hooks.put(hook.name(), met);
        kernel.trace(HOOK).text(NAME, hook.name()).flag(ACTIVE, met.active).end();
        return met;
    }

    private record ActiveHook(Prng random, boolean active) {}
}
