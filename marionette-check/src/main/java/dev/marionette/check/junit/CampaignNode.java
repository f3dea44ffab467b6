package dev.marionette.check.junit;

import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.ScenarioFailedError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The node of all seeds of a test method together. */
final class CampaignNode extends SeedNode {

    private final LastFailure last;
    private volatile boolean begun;
    private volatile @Nullable RunFailure failure;

    CampaignNode(TestDeclaration test, Keeper keeper, LastFailure last) {
        super(test, keeper);
        this.last = last;
    }

    @Override
    public String getDisplayName(int index) {
        return SeedRange.name(test.seeds());
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
        begun = true;
    }

    @Override
    void run(ExtensionContext context) throws Throwable {
        try {
            expectPass(new SeedRange(test, test.seeds(), test.required()), context);
            last.forget();
        } catch (ScenarioFailedError e) {
            if (e.failure().kind() != RunFailure.Kind.NOT_EXERCISED) {
                failure = e.failure();
                last.remember(e.failure().seed());
            }
            throw e;
        }
    }

    /**
     * The node that follows. There is none if all seeds passed, and none if there is one seed only, which this node runs alone already. If this
     * node was left out, somebody selected others, perhaps the one that follows.
     */
    Optional<FailedNode> next() {
        RunFailure found = failure;
        if (test.seeds().size() == 1 || (begun && found == null)) {
            return Optional.empty();
        }
        return Optional.of(found == null ? FailedNode.onRecord(this, last) : FailedNode.justNow(this, found));
    }
}
