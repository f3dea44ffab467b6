package dev.marionette.examples.kv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Two judges of the same runs who do not know of each other: the checker has the history, the promises are remembered as states. They must say
 * the same of every run, be the store right or wrong.
 */
final class AgreementTest {

    private static final Seeds SEEDS = Seeds.from(0xC0FFEE).count(300);

    static final List<Supplier<Durability>> WRONG = List.of(
            PlantedBugs.AcceptsTornRecords::new,
            PlantedBugs.AcknowledgesBeforeForce::new,
            PlantedBugs.RenamesWithoutDirectorySync::new,
            PlantedBugs.RenamesBeforeForce::new);

    @Test
    void bothAcceptEveryRunOfTheStore() {
        assertThat(refusals(() -> Durability.COMPLETE)).isZero();
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    void bothRefuseTheSameRunsOfAWrongStore(Supplier<Durability> durability) {
        assertThat(refusals(durability)).isPositive();
    }

    private static int refusals(Supplier<Durability> durability) {
        AtomicInteger refused = new AtomicInteger();
        Scenario<RandomWorkload> scenario = Scenario.named(
                        "kv-agreement", world -> new RandomWorkload(world, durability.get()))
                .run(workload -> crashAgainAndAgain(workload, refused))
                .check("both judges say the same", RandomWorkload::bothJudgesAgree);
        Runner.expectFuzz(scenario, SEEDS);
        return refused.get();
    }

    /** A wrong store may in the end not open at all; what counts is what was said until then. */
    private static void crashAgainAndAgain(RandomWorkload workload, AtomicInteger refused) throws Exception {
        try {
            workload.crashAgainAndAgain();
        } catch (CorruptLogException refusesToOpen) {
            workload.bothJudgesAgree();
        }
        refused.addAndGet(workload.isWrong() ? 1 : 0);
    }
}
