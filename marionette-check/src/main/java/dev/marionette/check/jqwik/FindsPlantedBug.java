package dev.marionette.check.jqwik;

import java.util.stream.Collectors;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Turns the result of a property with a {@link PlantedBug} round. */
final class FindsPlantedBug implements AroundPropertyHook {

    /** For jqwik. */
    FindsPlantedBug() {}

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyExecutionResult result = property.execute();
        String expected =
                context.findAnnotation(PlantedBug.class).map(PlantedBug::value).orElse("");
        if (result.status() == PropertyExecutionResult.Status.SUCCESSFUL) {
            return result.mapToFailed("the planted bug was not found in " + result.countTries() + " tries");
        }
        if (!(result.throwable().orElse(null) instanceof SampleFailedError found)) {
            return result;
        }
        return expected.isEmpty() || withoutLayout(expected).equals(withoutLayout(found.sample()))
                ? result.mapToSuccessful()
                : result.mapToFailed("the planted bug was found with another sample than\n" + expected + "\nnamely\n"
                        + found.sample() + "\n" + found.getMessage());
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.NO_DESCENDANTS;
    }

    private static String withoutLayout(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining()).replace(" ", "");
    }
}
