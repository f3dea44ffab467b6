package dev.marionette.examples.register;

import dev.marionette.check.junit.SimulationTest;

/** The register in simulations that are test methods of JUnit; see docs/junit.md. */
final class RegisterSimulationTest {

    @SimulationTest
    void oneReplicaMayFailAfterTheOther(Smoke smoke) throws Exception {
        smoke.oneReplicaAfterTheOther();
        smoke.everyOperationEndsAsItShould();
    }

    @SimulationTest
    void onlyTheSideWithAMajorityGoesOn(PartitionAndHeal partition) throws Exception {
        partition.writeOnBothSidesAndHeal();
        partition.onlyTheMajorityGoesOn();
    }
}
