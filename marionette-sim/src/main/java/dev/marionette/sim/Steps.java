package dev.marionette.sim;

import dev.marionette.sim.engine.Kernel;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The steps of one name that are taken, each decided on when the loop gets there. */
final class Steps implements Iterator<Step> {

    private final Kernel kernel;
    private final String who;
    private final int end;
    private int next;
    private @Nullable Step ahead;

    Steps(Kernel kernel, String who, int first, int count) {
        this.kernel = kernel;
        this.who = who;
        this.next = first;
        this.end = first + count;
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && next < end) {
            int number = next++;
            if (kernel.choices().takesStep(who, number)) {
                ahead = new Step(kernel, who, number);
            }
        }
        return ahead != null;
    }

    @Override
    public Step next() {
        if (!hasNext()) {
            throw new NoSuchElementException("'" + who + "' has no further step");
        }
        Step step = java.util.Objects.requireNonNull(ahead);
        ahead = null;
        return step;
    }
}
