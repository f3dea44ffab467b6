package dev.marionette.check.junit;

import dev.marionette.api.Seed;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Seeds;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The node of the seed that failed, by which it can be selected and run alone. */
final class FailedNode extends SeedNode {

    private final CampaignNode campaign;
    private final Optional<Seed> seed;
    private final @Nullable RunFailure justNow;

    private FailedNode(CampaignNode campaign, Optional<Seed> seed, @Nullable RunFailure justNow) {
        super(campaign.test, campaign.keeper);
        this.campaign = campaign;
        this.seed = seed;
        this.justNow = justNow;
    }

    /** After a campaign that has told everything: only points at the seed, so that the report stands in one place. */
    static FailedNode justNow(CampaignNode campaign, RunFailure failure) {
        return new FailedNode(campaign, Optional.of(failure.seed()), failure);
    }

    /** Without a campaign before it: runs the seed that the last one wrote down; without any, all seeds. */
    static FailedNode onRecord(CampaignNode campaign, LastFailure last) {
        return new FailedNode(campaign, last.recall(), null);
    }

    @Override
    public String getDisplayName(int index) {
        return seed.map(SeedRange::name).orElseGet(() -> campaign.getDisplayName(index));
    }

    @Override
    void run(ExtensionContext context) throws Throwable {
        if (justNow != null) {
            throw new AssertionError(justNow.kind().label() + ": " + justNow.subject()
                    + ", as reported above; this node runs " + SeedRange.name(justNow.seed()) + " alone");
        }
        if (seed.isPresent()) {
            expectPass(new SeedRange(test, Seeds.from(seed.get()), List.of()), context);
        } else {
            campaign.run(context);
        }
    }
}
