package dev.marionette.sim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.marionette.api.Hook;
import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.api.net.Codec;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.net.NetworkFaults;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign counts what its seeds reached, and fails when something required stayed at zero. */
final class RequireReachedTest {

    private static final Seeds SEEDS = Seeds.from(1).count(64);

    /** Each seed has a hiccup and reads; some write; none compacts; and torn writes are turned on for a disk that nobody uses. */
    private static final Scenario<World> MIXED = Scenario.<World>named("mixed", world -> world)
            .run(world -> {
                Simulation sim = world.simulate(SimulationOptions.defaults());
                sim.control().disk().faults(DiskFaults.none().tornWrite(Rate.ALWAYS));
                sim.env().buggify(Hook.of("hiccup"), Rate.ALWAYS);
                world.mayReach("operation.compact");
                world.reached("operation.read");
                world.reached("outcome.ok");
                if (world.workload().nextInt(8) == 0) {
                    world.reached("operation.write");
                    world.reached("leader.changed");
                }
            });

    @Test
    void whatWasReachedIsSummedOverTheSeedsAndListedByKind() {
        RunStatistics statistics = Campaign.of(MIXED, SEEDS).run().statistics();

        assertThat(statistics.operations())
                .containsExactly(
                        entry("compact", 0L), entry("read", 64L), entry("write", statistics.count("operation.write")));
        assertThat(statistics.outcomes()).containsExactly(entry("ok", 64L));
        assertThat(statistics.marks()).containsExactly(entry("leader.changed", statistics.count("operation.write")));
        assertThat(statistics.count("operation.write")).isBetween(1L, 63L);
        assertThat(statistics.count("operation.cas")).isZero();
    }

    @Test
    void theReportHasATableForEachFamily() {
        CampaignReport report = Campaign.of(MIXED, SEEDS).run();

        assertThat(report.text())
                .contains("\nfaults buggify.hiccup=", " disk.torn_write=0\n")
                .contains("\noperations compact=0 read=64 write=")
                .contains("\noutcomes ok=64\nmarks leader.changed=")
                .contains("\nconfigured but never fired: disk.torn_write\n");
    }

    @Test
    void decisionsAreCountedByWhatTheyAreAbout() {
        Scenario<World> lossy = Scenario.<World>named("lossy", world -> world).run(RequireReachedTest::sendLossily);
        RunStatistics statistics = Campaign.of(lossy, SEEDS).run().statistics();

        assertThat(statistics.decisionsByFamily())
                .containsExactly(entry("buggify", 64L * 3), entry("messages", 64L * 5));
        assertThat(statistics.decisions()).isEqualTo(64 * 8);
        assertThat(Campaign.of(lossy, SEEDS).run().text())
                .contains(" decisions=512 ", "\ndecisions buggify=192 messages=320\n");
    }

    /** A message. */
    record Ping(int number) {}

    private static void sendLossily(World world) {
        Simulation sim = world.simulate(SimulationOptions.nodes(2).withBuggifyActivation(Rate.ALWAYS));
        sim.control().network().faults(NetworkFaults.none().lossiness(Rate.oneIn(2)));
        for (int i = 0; i < 3; i++) {
            sim.env().buggify(Hook.of("hiccup"), Rate.oneIn(2));
        }
        for (int i = 0; i < 5; i++) {
            sim.endpoint(Codec.records(Ping.class), NodeId.of(0)).send(NodeId.of(1), new Ping(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"buggify.hiccup", "operation.read", "operation.write", "outcome.ok", "leader.changed"})
    void aCampaignThatReachesWhatIsRequiredPasses(String kind) {
        assertThat(Campaign.of(MIXED, SEEDS).requireReached(kind).run().passed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk.torn_write", "operation.compact", "outcome.unknown", "network.loss"})
    void aCampaignThatNeverReachesWhatIsRequiredFailsAlthoughEverySeedPasses(String kind) {
        CampaignReport report =
                Campaign.of(MIXED, SEEDS).requireReached("operation.read", kind).run();

        assertThat(report.passed()).isFalse();
        assertThat(report.failingSeeds()).isZero();
        assertThat(report.failures())
                .singleElement()
                .returns(RunFailure.Kind.NOT_EXERCISED, RunFailure::kind)
                .returns(kind, RunFailure::subject);
    }

    @Test
    void theFailureTellsWhatCouldHaveHappenedFromWhatNobodyKnows() {
        RunFailure failure = Campaign.of(MIXED, SEEDS)
                .requireReached("disk.torn_write", "operation.read")
                .requireReached("operation.wirte", "unheard.of")
                .run()
                .failures()
                .getFirst();

        assertThat(failure.message().lines())
                .containsExactly(
                        "required and never reached in 64 seeds:",
                        "  disk.torn_write: could have come about and did not; make it likelier, or run more seeds",
                        "  operation.wirte: unknown to every one of them; did you mean operation.write?"
                                + " Otherwise let the scenario turn it on or count it",
                        "  unheard.of: unknown to every one of them; let the scenario turn it on or count it, or require"
                                + " another kind");
    }

    @Test
    void theFailureShowsWhatAllSeedsReachedAndNoSeed() {
        String text = Campaign.of(MIXED, SEEDS)
                .requireReached("operation.compact")
                .run()
                .failures()
                .getFirst()
                .text();

        assertThat(text)
                .startsWith("mixed: not exercised: operation.compact\n")
                .contains("\noperations compact=0 read=64 write=", "\noutcomes  ok=64\n")
                .doesNotContain("\nseed ", "last events");
    }

    @Test
    void theFailureIsRunAgainByTheCommandOfTheWholeCampaign() {
        Campaign campaign = Campaign.of(MIXED, SEEDS).requireReached("operation.compact");

        assertThat(campaign.run().failures().getFirst().replayCommand())
                .isEqualTo("mvn test -Dtest=RequireReachedTest#theFailureIsRunAgainByTheCommandOfTheWholeCampaign");
        assertThat(campaign.rerunBy("make fuzz").run().failures().getFirst().replayCommand())
                .isEqualTo("make fuzz");
    }

    @Test
    void aFailingSeedIsReportedRatherThanWhatIsMissing() {
        Scenario<World> failing = Scenario.<World>named("failing", world -> world)
                .run(world -> {
                    throw new IllegalStateException("broken");
                });

        CampaignReport report =
                Campaign.of(failing, SEEDS).requireReached("operation.read").run();

        assertThat(report.failures()).singleElement().returns(RunFailure.Kind.SCENARIO_ERROR, RunFailure::kind);
    }

    @Test
    void reportsAreTheSameForEveryNumberOfJobs() {
        Campaign campaign = Campaign.of(MIXED, Seeds.from(1).count(2_000)).requireReached("operation.compact");
        String alone = campaign.with(RunOptions.defaults().withJobs(1)).run().text();

        for (int jobs : new int[] {2, 3, 8}) {
            assertThat(campaign.with(RunOptions.defaults().withJobs(jobs)).run().text())
                    .isEqualTo(alone);
        }
    }

    @Test
    void fewerSeedsThanDeclaredAreNotHeldToWhatIsRequired() {
        Campaign campaign = Campaign.of(MIXED, SEEDS).requireReached("operation.compact");
        RunSettings oneSeed = new RunSettings(Optional.of(Seed.of(5)), OptionalLong.empty(), OptionalInt.empty());
        RunSettings more = new RunSettings(Optional.empty(), OptionalLong.of(100), OptionalInt.empty());

        assertThat(campaign.under(oneSeed).run())
                .returns(true, CampaignReport::passed)
                .returns(1L, CampaignReport::verified);
        assertThat(campaign.under(more).run())
                .returns(false, CampaignReport::passed)
                .returns(100L, CampaignReport::verified);
    }

    @Test
    void anExpectationThrowsTheReport() {
        assertThat(Runner.expectPass(Campaign.of(MIXED, SEEDS).requireReached("operation.read"))
                        .verified())
                .isEqualTo(64);
        assertThatThrownBy(() -> Runner.expectPass(Campaign.of(MIXED, SEEDS).requireReached("operation.compact")))
                .isInstanceOf(ScenarioFailedError.class)
                .hasMessageContaining("mixed: not exercised: operation.compact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "Operation.write", "operation.", "disk.torn_write", "node.crash", "buggify.x"})
    void aKindIsNamedLikeAnEventOfTheApplication(String kind) {
        Scenario<World> reaches =
                Scenario.<World>named("reaches", world -> world).run(world -> world.reached(kind));
        Scenario<World> expects =
                Scenario.<World>named("expects", world -> world).run(world -> world.mayReach(kind));

        assertThat(Runner.expectFailure(reaches, Seed.of(1)).message()).contains("'" + kind + "'");
        assertThat(Runner.expectFailure(expects, Seed.of(1)).message()).contains("'" + kind + "'");
    }
}
