package dev.marionette.examples.register;

import dev.marionette.sim.run.HarnessFactory;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioProvider;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The scenarios of the register, as the launcher lists them. */
public final class RegisterScenarios implements ScenarioProvider {

    static final String LINEARIZABLE = "the history is linearizable";

    static final Scenario<Smoke> SMOKE = scenario("register-smoke", Smoke::new, Smoke::cluster)
            .about("one client, and one replica after the other fails")
            .run(Smoke::oneReplicaAfterTheOther)
            .check("every operation ends as it should", Smoke::everyOperationEndsAsItShould);

    static final Scenario<PartitionAndHeal> PARTITION = scenario(
                    "register-partition-and-heal", PartitionAndHeal::new, PartitionAndHeal::cluster)
            .about("a client on each side of a partition, and then together again")
            .run(PartitionAndHeal::writeOnBothSidesAndHeal)
            .check("only the majority goes on", PartitionAndHeal::onlyTheMajorityGoesOn);

    static final Scenario<Conflict> CONFLICT = scenario("register-conflict", Conflict::new, Conflict::cluster)
            .about("three clients write and read at the same time")
            .run(Conflict::writeAndReadAtTheSameTime)
            .check("every operation took place", Conflict::everyOperationTookPlace);

    static final Scenario<Swarm> SWARM = swarm("register-swarm", () -> Protocol.COMPLETE)
            .about("any operations of several clients, under any faults the register is made for");

    static final Scenario<Liveness> LIVENESS = liveness("register-liveness", () -> Protocol.COMPLETE)
            .about("after any faults, a majority that is left in peace serves every client");

    static final Scenario<Swarm> READ_WITHOUT_WRITE_BACK = swarm(
                    "register-bug-read-without-write-back", PlantedBugs.ReadsWithoutWriteBack::new)
            .about("returns the newest of a quorum without telling a quorum")
            .plantedBug();

    static final Scenario<Swarm> ACK_BEFORE_FORCE = swarm(
                    "register-bug-ack-before-force", PlantedBugs.AcknowledgesBeforeForce::new)
            .about("a replica says that it holds what a crash can take from it")
            .plantedBug();

    static final Scenario<Swarm> QUORUM_OF_ONE = swarm("register-bug-quorum-of-one", PlantedBugs.ShrinksTheQuorum::new)
            .about("takes whoever answers for a quorum when the others stay silent")
            .plantedBug();

    static final Scenario<Swarm> TIE_BY_ARRIVAL = swarm(
                    "register-bug-tie-by-arrival", PlantedBugs.BreaksTiesByArrival::new)
            .about("lets the later arrival win between two writers with the same counter")
            .plantedBug();

    static final Scenario<Liveness> WAITS_FOR_EVERYBODY = liveness(
                    "register-bug-waits-for-everybody", PlantedBugs.WaitsForEverybody::new)
            .about("asks for the answer of every replica, and stops for good when one is gone")
            .plantedBug();

    /** For the launcher. */
    public RegisterScenarios() {}

    @Override
    public List<Scenario<?>> scenarios() {
        return List.of(
                SMOKE,
                PARTITION,
                CONFLICT,
                SWARM,
                LIVENESS,
                READ_WITHOUT_WRITE_BACK,
                ACK_BEFORE_FORCE,
                QUORUM_OF_ONE,
                TIE_BY_ARRIVAL,
                WAITS_FOR_EVERYBODY);
    }

    private static Scenario<Swarm> swarm(String name, Supplier<Protocol> protocol) {
        return scenario(name, world -> new Swarm(world, protocol.get()), Swarm::cluster)
                .run(Swarm::anything)
                .run(Swarm::lookOnceMore);
    }

    private static Scenario<Liveness> liveness(String name, Supplier<Protocol> protocol) {
        return scenario(name, world -> new Liveness(world, protocol.get()), Liveness::cluster)
                .run(Liveness::troubleAndThenQuiet);
    }

    /** A scenario that is judged by what its clients saw, and then by what they knew. */
    private static <H> Scenario<H> scenario(String name, HarnessFactory<H> factory, Function<H, Cluster> cluster) {
        return Scenario.named(name, factory)
                .check(LINEARIZABLE, harness -> cluster.apply(harness).requireLinearizable())
                .check(
                        "every rule of atomicity is kept",
                        harness -> cluster.apply(harness).atomicity().everyRuleIsKept());
    }
}
