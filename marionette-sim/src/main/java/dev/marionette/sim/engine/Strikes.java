package dev.marionette.sim.engine;

import dev.marionette.api.Rate;
import dev.marionette.sim.choice.ChoiceKind;

/** When something strikes that is rolled for at every tick. Confined to its world. */
public final class Strikes {

    private final Kernel kernel;
    private final ChoiceKind kind;
    private final Object subject;
    private final Prng random;

    /**
     * The strikes of one kind at one place.
     *
     * @param random what the rolls are drawn from
     */
    public Strikes(Kernel kernel, ChoiceKind kind, Object subject, Prng random) {
        this.kernel = kernel;
        this.kind = kind;
        this.subject = subject;
        this.random = random;
    }

    /** Puts an event at the next tick at which a roll against the rate fires; a rate that never fires schedules nothing. */
    public void schedule(Event event, Rate rate) {
        schedule(event, rate, kernel.nowNanos());
    }

    /** The same, rolled from the first tick after an instant on. */
    public void schedule(Event event, Rate rate, long afterNanos) {
        long ticks = TickDraw.ticksUntilFiring(random, rate);
        if (ticks == Long.MAX_VALUE) {
            return;
        }
        long tick = kernel.tickNanos();
        long from = Math.max(afterNanos, kernel.nowNanos()) / tick;
        long atNanos = kernel.choices().strikeNanos(kind, subject, (from + 1) * tick, (from + ticks) * tick);
        if (atNanos != Choices.NEVER) {
            kernel.schedule(event, atNanos);
        }
    }

    /**
     * Draws the tick of the first roll that fires, of rolls at every tick that is not before {@code fromNanos}; for rolls that nobody looks
     * at until something depends on them. {@link Long#MAX_VALUE} if none ever does.
     */
    public long firstNanos(Rate rate, long fromNanos) {
        long ticks = TickDraw.ticksUntilFiring(random, rate);
        if (ticks == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long tick = kernel.tickNanos();
        long firstTick = (fromNanos + tick - 1) / tick;
        return kernel.choices().strikeNanos(kind, subject, firstTick * tick, (firstTick + ticks - 1) * tick);
    }

    /** Notes that a strike happened now. */
    public void struck() {
        struck(kernel.nowNanos());
    }

    /** Notes that a strike happened at an instant. */
    public void struck(long atNanos) {
        kernel.choices().struck(kind, subject, atNanos);
    }

    /**
     * Puts an event that ends a trouble at the next tick at which a roll against the rate fires, of rolls from the first tick after an
     * instant on. Neutral is that very tick.
     */
    public void scheduleEnd(ChoiceKind ending, Event event, Rate rate, long afterNanos) {
        long drawn = TickDraw.ticksUntilFiring(random, rate);
        if (drawn == Long.MAX_VALUE) {
            return;
        }
        long ticks = kernel.choices().numberNow(ending, subject, drawn, 1);
        long tick = kernel.tickNanos();
        kernel.schedule(event, (Math.max(afterNanos, kernel.nowNanos()) / tick + Math.max(ticks, 1)) * tick);
    }
}
