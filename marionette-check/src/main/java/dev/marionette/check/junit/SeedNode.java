package dev.marionette.check.junit;

import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.ScenarioFailedError;
import dev.marionette.sim.run.Seeds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** A node below a test method that runs seeds, and fails with the whole report of the first that fails. */
abstract sealed class SeedNode implements TestTemplateInvocationContext
        permits SeedNode.Fixed, ReplayNode, CampaignNode, FailedNode {

    final TestDeclaration test;
    final Keeper keeper;

    SeedNode(TestDeclaration test, Keeper keeper) {
        this.test = test;
        this.keeper = keeper;
    }

    /** Does what the node is for; throws what it finds. */
    abstract void run(ExtensionContext context) throws Throwable;

    @Override
    public final List<Extension> getAdditionalExtensions() {
        return List.of(new InWorlds(this));
    }

    /**
     * Runs the seeds.
     *
     * @throws ScenarioFailedError if one fails
     */
    final void expectPass(SeedRange seeds, ExtensionContext context) throws Throwable {
        Optional<RunFailure> failure = seeds.run(context);
        if (failure.isPresent()) {
            throw new ScenarioFailedError(failure.get(), keeper.keep(failure.get()));
        }
    }

    /** Seeds that are known beforehand: of the corpus, or asked for. */
    static final class Fixed extends SeedNode {

        private final String name;
        private final Seeds seeds;

        Fixed(TestDeclaration test, Keeper keeper, String name, Seeds seeds) {
            super(test, keeper);
            this.name = name;
            this.seeds = seeds;
        }

        @Override
        public String getDisplayName(int index) {
            return name;
        }

        @Override
        void run(ExtensionContext context) throws Throwable {
            expectPass(new SeedRange(test, seeds, List.of()), context);
            if (test.replayed() && seeds.size() == 1) {
                keeper.keepPassed(seeds.first()).ifPresent(kept -> context.publishReportEntry(Keeper.PROPERTY, kept));
            }
        }
    }
}
