package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.linear.Linearizable;
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
 * Two judges of the same runs who do not know of each other: the checker has the values that clients saw, the rules of atomicity have the
 * versions. Where the checker finds no order, a rule was broken.
 */
final class AgreementTest {

    private static final Seeds SEEDS = Seeds.from(0xC0FFEE).count(100);

    static final List<Supplier<Protocol>> UNSAFE = List.of(
            PlantedBugs.ReadsWithoutWriteBack::new,
            PlantedBugs.AcknowledgesBeforeForce::new,
            PlantedBugs.ShrinksTheQuorum::new,
            PlantedBugs.BreaksTiesByArrival::new);

    @Test
    void bothAcceptEveryRunOfTheRegister() {
        Runner.expectFuzz(
                swarm(() -> Protocol.COMPLETE).check("both accept", swarm -> {
                    assertThat(isExplained(swarm)).isTrue();
                    assertThat(breaches(swarm)).isEmpty();
                }),
                SEEDS);
    }

    @ParameterizedTest
    @FieldSource("UNSAFE")
    void aRuleIsBrokenWheneverTheCheckerFindsNoOrder(Supplier<Protocol> protocol) {
        AtomicInteger refused = new AtomicInteger();
        Runner.expectFuzz(
                swarm(protocol).check("a rule is broken", swarm -> {
                    if (!isExplained(swarm)) {
                        refused.incrementAndGet();
                        assertThat(breaches(swarm)).isNotEmpty();
                    }
                }),
                SEEDS);
        assertThat(refused).hasPositiveValue();
    }

    private static Scenario<Swarm> swarm(Supplier<Protocol> protocol) {
        return Scenario.named("register-agreement", world -> new Swarm(world, protocol.get()))
                .run(Swarm::anything)
                .run(Swarm::lookOnceMore);
    }

    private static boolean isExplained(Swarm swarm) {
        return Cluster.verdict(swarm.cluster().history()) instanceof Linearizable;
    }

    private static List<String> breaches(Swarm swarm) {
        return swarm.cluster().atomicity().breaches();
    }
}
