package dev.marionette.check.jqwik;

import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.ScenarioFailedError;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Puts the sample into the message of a failure, and lets jqwik shrink along one failure only: jqwik itself compares the class of what was thrown and
 * the line of the property it passed, which are the same for all findings of a run.
 */
final class SampleInMessage implements AroundTryHook {

    /** For jqwik. */
    SampleInMessage() {}

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor aTry, List<Object> parameters) {
        TryExecutionResult result = aTry.execute(parameters);
        Optional<RunFailure> failure = result.throwable()
                .filter(ScenarioFailedError.class::isInstance)
                .map(error -> ((ScenarioFailedError) error).failure());
        if (!result.isFalsified() || failure.isEmpty()) {
            return result;
        }
        Symptom symptom = Symptom.of(failure.get());
        Symptom first = Store.getOrCreate(SampleInMessage.class, Lifespan.PROPERTY, () -> symptom)
                .get();
        if (!first.equals(symptom)) {
            return TryExecutionResult.invalid();
        }
        String sample = sample(context.targetMethod().getParameters(), parameters);
        return TryExecutionResult.falsified(new SampleFailedError(failure.get(), sample));
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    private static String sample(Parameter[] declared, List<Object> values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < declared.length; i++) {
            text.append(JavaCode.name(declared[i].getParameterizedType()))
                    .append(' ')
                    .append(declared[i].getName())
                    .append(" = ")
                    .append(JavaCode.of(values.get(i)))
                    .append(";\n");
        }
        return text.toString();
    }

    /**
     * What makes two failures the same to someone who looks for the cause.
     *
     * @param kind the class of the finding
     * @param subject the check, task or budget it is about
     * @param thrown what was thrown and where, without the JDK and the libraries of assertions; empty if nothing was
     */
    private record Symptom(RunFailure.Kind kind, String subject, String thrown) {

        private static final List<String> LIBRARIES =
                List.of("java.", "jdk.", "org.assertj.", "org.junit.", "org.opentest4j.", "org.hamcrest.");

        static Symptom of(RunFailure failure) {
            String thrown = failure.cause()
                    .map(cause -> cause.getClass().getName() + place(cause))
                    .orElse("");
            return new Symptom(failure.kind(), failure.subject(), thrown);
        }

        private static String place(Throwable thrown) {
            return Arrays.stream(thrown.getStackTrace())
                    .filter(frame -> LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith))
                    .findFirst()
                    .map(frame -> " at " + frame)
                    .orElse("");
        }
    }
}
