package dev.marionette.check.jqwik;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.check.plan.Fault;
import dev.marionette.check.plan.FaultEvent;
import dev.marionette.check.plan.FaultPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.SampleReportingFormat;

/**
 * Lets jqwik report what belongs to Marionette as Java code, in every property. Properties of the {@linkplain MarionetteDomain domain} have all
 * records and lists reported so; those of others keep jqwik's own form.
 */
public sealed class SampleFormat implements SampleReportingFormat permits SampleFormat.OfEverything {

    private static final int BEFORE_OTHERS = 10;

    /** For jqwik, which finds this format as a service. */
    public SampleFormat() {}

    @Override
    public boolean appliesTo(Object value) {
        return value instanceof Seed
                || value instanceof NodeId
                || value instanceof Rate
                || value instanceof FaultPlan
                || value instanceof FaultEvent
                || value instanceof Fault;
    }

    @Override
    public Object report(Object value) {
        return SampleReportingFormat.plainLabel(JavaCode.of(value));
    }

    @Override
    public int priority() {
        return BEFORE_OTHERS;
    }

    /** The same for all that has Java code. */
    static final class OfEverything extends SampleFormat {

        @Override
        public boolean appliesTo(Object value) {
            return super.appliesTo(value)
                    || value instanceof Record
                    || value instanceof List
                    || value instanceof Enum
                    || value instanceof Duration
                    || value instanceof Optional;
        }
    }
}
