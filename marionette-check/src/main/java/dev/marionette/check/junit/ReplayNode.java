package dev.marionette.check.junit;

import dev.marionette.check.shrink.ReplayFile;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.RunSettings;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioFailedError;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A replay file of the corpus: a failure of old, with the few choices that mattered. */
final class ReplayNode extends SeedNode {

    private final String name;
    private final ReplayFile replay;

    ReplayNode(TestDeclaration test, Keeper keeper, String name, ReplayFile replay) {
        super(test, keeper);
        this.name = name;
        this.replay = replay;
    }

    @Override
    public String getDisplayName(int index) {
        return name;
    }

    @Override
    void run(ExtensionContext context) throws Throwable {
        Scenario<Injection> scenario = SeedRange.scenario(test, context);
        String command =
                test.options().replayCommand().orElseThrow().replace(" -D" + RunSettings.SEED_PROPERTY + "={seed}", "");
        if (Apart.call(() -> replay.run(scenario, command)) instanceof RunReport.Failed failed) {
            throw new ScenarioFailedError(failed.failure(), "");
        }
    }
}
