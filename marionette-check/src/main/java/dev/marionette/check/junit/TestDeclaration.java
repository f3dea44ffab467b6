package dev.marionette.check.junit;

import dev.marionette.api.Seed;
import dev.marionette.sim.Profile;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.RunSettings;
import dev.marionette.sim.run.Seeds;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;

/**
 * What a test method asks for, after the settings of the person who runs it.
 *
 * @param name the scenario's name
 * @param file the name of the method in files: the class's binary name and its own
 * @param seeds what to run
 * @param replayed whether the seeds were asked for from outside, so that nothing else is run
 * @param required what all of them together must reach
 * @param options how to run them
 * @param simulation what an injected simulation is like
 */
record TestDeclaration(
        String name,
        String file,
        Seeds seeds,
        boolean replayed,
        List<String> required,
        RunOptions options,
        SimulationOptions simulation) {

    /**
     * Reads the annotation and the settings.
     *
     * @throws IllegalArgumentException if a value cannot be carried out; it names the value and the remedy
     */
    static TestDeclaration of(ExtensionContext context) {
        requireStatic(context.getRequiredTestClass());
        return of(
                context.getRequiredTestClass(),
                context.getRequiredTestMethod(),
                RunSettings.of(context::getConfigurationParameter));
    }

    /** How people call the test method of a context. */
    static String name(ExtensionContext context) {
        return simpleName(context.getRequiredTestClass()) + "."
                + context.getRequiredTestMethod().getName();
    }

    private static TestDeclaration of(Class<?> testClass, Method method, RunSettings settings) {
        SimulationTest test =
                AnnotationSupport.findAnnotation(method, SimulationTest.class).orElseThrow();
        String simpleName = simpleName(testClass);
        RunOptions options = runOptions(test, testClass);
        if (options.replayCommand().isEmpty()) {
            options = options.withReplayCommand(replayCommand(simpleName, method));
        }
        Seeds declared = new Seeds(Seed.of(test.firstSeed()), test.seeds());
        Seeds seeds = settings.applyTo(declared);
        return new TestDeclaration(
                literal(simpleName + "." + method.getName()),
                testClass.getName() + "." + method.getName(),
                seeds,
                settings.seed().isPresent(),
                seeds.size() < declared.size() ? List.of() : List.of(test.requireReached()),
                settings.applyTo(options),
                test.simulation().isEmpty()
                        ? SimulationOptions.defaults()
                        : StaticMember.value(testClass, "simulation", test.simulation(), SimulationOptions.class));
    }

    private static void requireStatic(Class<?> testClass) {
        for (Method method :
                AnnotationSupport.findAnnotatedMethods(testClass, BeforeAll.class, HierarchyTraversalMode.TOP_DOWN)) {
            if (ModifierSupport.isNotStatic(method)) {
                throw new IllegalArgumentException("the @BeforeAll method " + method.getName()
                        + " fills an instance, and every attempt has one of its own; make it static,"
                        + " or a @BeforeEach method");
            }
        }
    }

    private static RunOptions runOptions(SimulationTest test, Class<?> testClass) {
        RunOptions options = test.run().isEmpty()
                ? RunOptions.defaults()
                : StaticMember.value(testClass, "run", test.run(), RunOptions.class);
        if (test.jobs() != 0) {
            options = options.withJobs(test.jobs());
        }
        Optional<Profile> profile = test.profile().profile();
        if (profile.isPresent() && options.profile().isPresent()) {
            throw new IllegalArgumentException("profile = " + test.profile() + " and the profile of run = " + test.run()
                    + " cannot both be; state one of them");
        }
        return profile.isPresent() ? options.withProfile(profile.get()) : options;
    }

    /** A class inside another is named with both, as its binary name has them. */
    private static String simpleName(Class<?> testClass) {
        String name = testClass.getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String replayCommand(String simpleName, Method method) {
        String test = "-Dtest=" + simpleName + "#" + method.getName();
        return "mvn test " + (test.indexOf('$') < 0 ? test : "'" + test + "'") + " -D" + RunSettings.SEED_PROPERTY
                + "={seed}";
    }

    /** What a trace can hold as a name; other languages of the JVM have methods called by whole sentences. */
    private static String literal(String name) {
        return name.replaceAll("[^!-$&-<>-~]", "_");
    }
}
