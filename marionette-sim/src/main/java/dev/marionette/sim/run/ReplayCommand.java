package dev.marionette.sim.run;

import java.util.Optional;

/** Finds the command that replays a seed of the calling test. */
final class ReplayCommand {

    private static final String OWN_PACKAGE = "dev.marionette.sim.run.";

    private final Scenario<?> scenario;
    private final String template;

    private ReplayCommand(Scenario<?> scenario, String template) {
        this.scenario = scenario;
        this.template = template;
    }

    /** The command of the options, or else one that runs the test method that is calling. */
    static ReplayCommand of(Scenario<?> scenario, RunOptions options) {
        return new ReplayCommand(scenario, options.replayCommand().orElseGet(ReplayCommand::fromCaller));
    }

    String forSeed(String seed) {
        return template.replace("{scenario}", scenario.name()).replace("{seed}", seed);
    }

    /** What runs the whole test again, for a finding that no single seed shows. */
    String forAllSeeds() {
        return template.replace(" -D" + RunSettings.SEED_PROPERTY + "={seed}", "")
                .replace("{scenario}", scenario.name());
    }

    private static String fromCaller() {
        Optional<StackWalker.StackFrame> caller = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isPassedThrough(frame)).findFirst());
        String test = caller.map(
                        frame -> simpleName(frame.getClassName()) + "#" + enclosingMethod(frame.getMethodName()))
                .orElse("YourTest");
        return "mvn test -Dtest=" + test + " -D" + RunSettings.SEED_PROPERTY + "={seed}";
    }

    /** Frames of the JDK and of this package's main classes; a test of the runner itself is a caller like any other. */
    private static boolean isPassedThrough(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith("java.") || (name.startsWith(OWN_PACKAGE) && !name.contains("Test"));
    }

    /** The method itself, for a frame of a lambda in it. */
    private static String enclosingMethod(String name) {
        return name.startsWith("lambda$") ? name.split("\\$")[1] : name;
    }

    private static String simpleName(String className) {
        String nested = className.substring(className.lastIndexOf('.') + 1);
        int dollar = nested.indexOf('$');
        return dollar < 0 ? nested : nested.substring(0, dollar);
    }
}
