package dev.marionette.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.sim.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verdict of a campaign follows from its seeds, not from how many run at a time. */
final class CampaignTest {

    /** Fails at about one seed in a hundred, in two ways. */
    private static final Scenario<World> UNLUCKY = Scenario.<World>named("unlucky", world -> world)
            .run(world -> {
                if (world.workload().nextInt(200) == 13) {
                    throw new IllegalStateException("thirteen");
                }
            })
            .check(
                    "not seven",
                    world -> assertThat(world.workload().nextInt(200)).isNotEqualTo(7));

    @Test
    void theFirstFailureIsTheSameForEveryNumberOfJobs() {
        Seeds seeds = Seeds.from(1).count(5_000);
        CampaignReport alone = campaign(seeds, 1).run();

        for (int jobs : new int[] {2, 3, 8}) {
            CampaignReport parallel = campaign(seeds, jobs).run();
            assertThat(parallel.failures().getFirst().seed())
                    .isEqualTo(alone.failures().getFirst().seed());
            assertThat(parallel.statistics()).isEqualTo(alone.statistics());
            assertThat(parallel.text()).isEqualTo(alone.text());
        }
        Seed first = alone.failures().getFirst().seed();
        assertThat(alone.verified()).isEqualTo(first.value());
    }

    @Test
    void collectedFailuresAreListedOnceForEachFindingAndCountedForEachSeed() {
        Seeds seeds = Seeds.from(1).count(5_000);
        CampaignReport alone = campaign(seeds, 1).collectFailures(1_000).run();
        CampaignReport parallel = campaign(seeds, 4).collectFailures(1_000).run();

        assertThat(alone.verified()).isEqualTo(5_000);
        assertThat(alone.failures()).hasSize(2);
        assertThat(alone.failingSeeds()).isBetween(25L, 85L);
        assertThat(parallel.text()).isEqualTo(alone.text());
    }

    @Test
    void aFoundSeedFailsAgainWhenItIsReplayed() {
        RunFailure found = Runner.expectFailure(UNLUCKY, Seeds.from(1).count(5_000));
        RunFailure replayed = Runner.expectFailure(UNLUCKY, found.seed());

        assertThat(replayed.trace()).isEqualTo(found.trace());
        assertThat(replayed.kind()).isEqualTo(found.kind());
    }

    @Test
    void progressCountsUpToAllSeeds() {
        List<Long> done = Collections.synchronizedList(new ArrayList<>());
        Scenario<World> fine = Scenario.named("fine", world -> world);

        CampaignReport report = Campaign.of(fine, Seeds.from(1).count(1_000))
                .with(RunOptions.defaults().withJobs(2))
                .onProgress(progress -> done.add(progress.seedsDone()))
                .run();

        assertThat(done).isSorted().last().isEqualTo(1_000L);
        assertThat(report.passed()).isTrue();
    }

    private static Campaign campaign(Seeds seeds, int jobs) {
        return Campaign.of(UNLUCKY, seeds).with(RunOptions.defaults().withJobs(jobs));
    }
}
