package dev.marionette.examples.broadcast;

import dev.marionette.sim.run.HarnessFactory;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioProvider;
import dev.marionette.sim.run.When;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The scenarios of the broadcast log, as the launcher lists them. */
public final class BroadcastScenarios implements ScenarioProvider {

    static final String ONE_LOG = "the history is that of one log";
    static final String TOTAL_ORDER = "deliveries are in one order";

    static final Scenario<HappyPath> HAPPY_PATH = judged(
            watched("broadcast-happy-path", HappyPath::new, HappyPath::cluster)
                    .about("records of two clients over a network that loses, doubles and reorders")
                    .run(HappyPath::appendEverything)
                    .check("everything was acknowledged", HappyPath::everythingWasAcknowledged),
            HappyPath::cluster);

    static final Scenario<CrashRecovery> CRASH_RECOVERY = judged(
            watched("broadcast-crash-recovery", CrashRecovery::new, CrashRecovery::cluster)
                    .about("power fails at one replica after the other, then at all at once")
                    .run(CrashRecovery::crashOneAfterTheOther)
                    .run(CrashRecovery::crashAllAtOnce)
                    .check("every record is back", CrashRecovery::everyRecordIsBack),
            CrashRecovery::cluster);

    static final Scenario<Swarm> SWARM = swarm("broadcast-swarm", () -> SafetyRules.COMPLETE)
            .about("any records under any crashes, lost messages and partitions");

    static final Scenario<Liveness> LIVENESS = judged(
            watched("broadcast-liveness", Liveness::new, Liveness::cluster)
                    .about("any trouble, then a majority that has to get on without the others")
                    .run(Liveness::trouble)
                    .run(Liveness::aMajorityGetsOn),
            Liveness::cluster);

    static final Scenario<Swarm> BEFORE_FORCE = swarm("broadcast-bug-before-force", PlantedBugs.SpeaksBeforeForce::new)
            .about("announces records that are not forced yet")
            .plantedBug();

    static final Scenario<Swarm> ONE_REPLICA = swarm(
                    "broadcast-bug-one-replica", PlantedBugs.AcknowledgesAtOneReplica::new)
            .about("acknowledges what only the leader has")
            .plantedBug();

    static final Scenario<Swarm> STALE_LEADER = swarm(
                    "broadcast-bug-stale-leader", PlantedBugs.ListensToStaleLeaders::new)
            .about("does not fence the leader of an epoch that is over")
            .plantedBug();

    static final Scenario<Swarm> GAP = swarm("broadcast-bug-gap", PlantedBugs.LeavesGapAfterCatchUp::new)
            .about("takes a batch that does not follow on its log")
            .plantedBug();

    /** For the launcher. */
    public BroadcastScenarios() {}

    @Override
    public List<Scenario<?>> scenarios() {
        return List.of(HAPPY_PATH, CRASH_RECOVERY, SWARM, LIVENESS, BEFORE_FORCE, ONE_REPLICA, STALE_LEADER, GAP);
    }

    private static Scenario<Swarm> swarm(String name, Supplier<SafetyRules> rules) {
        return judged(
                watched(name, world -> new Swarm(world, rules.get()), Swarm::cluster)
                        .run(Swarm::anything)
                        .run(Swarm::thenCalm),
                Swarm::cluster);
    }

    /** A scenario during which every rule is looked at. */
    private static <H> Scenario<H> watched(
            String name, HarnessFactory<H> factory, Function<H, BroadcastCluster> cluster) {
        Scenario<H> scenario = Scenario.named(name, factory);
        for (Rule rule : Rule.values()) {
            scenario = scenario.invariant(
                    rule.toString(),
                    When.onQuiescence(),
                    harness -> cluster.apply(harness).ledger().require(rule));
        }
        return scenario;
    }

    /** Adds the checks of the end: every rule once more. */
    private static <H> Scenario<H> judged(Scenario<H> run, Function<H, BroadcastCluster> cluster) {
        Scenario<H> scenario = run;
        for (Rule rule : Rule.values()) {
            scenario = scenario.check(
                    rule.toString(), harness -> cluster.apply(harness).ledger().require(rule));
        }
        return byHistory(scenario, cluster);
    }

    /** Adds the checks of what clients and subscribers saw. */
    static <H> Scenario<H> byHistory(Scenario<H> run, Function<H, BroadcastCluster> cluster) {
        return run.check(ONE_LOG, harness -> cluster.apply(harness).history().requireOneLog())
                .check(TOTAL_ORDER, harness -> cluster.apply(harness).history().requireTotalOrder());
    }
}
