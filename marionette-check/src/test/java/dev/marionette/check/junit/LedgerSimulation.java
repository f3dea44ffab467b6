package dev.marionette.check.junit;

import static dev.marionette.check.junit.FaultProfile.SWARM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.Simulation;
import java.io.IOException;

/** The example of the page on JUnit, with a planted bug and without. */
final class LedgerSimulation {

    @SimulationTest(seeds = 1_000, profile = SWARM)
    void paymentsSurvive(Simulation sim) throws IOException {
        Ledger ledger = new Ledger(sim.env().io().root().resolve("ledger"));
        ledger.pay("10 to Ada");

        sim.control().disk().crash();
        sim.control().disk().restart();

        assertThat(ledger.payments()).containsExactly("10 to Ada");
    }

    @SimulationTest(seeds = 1_000, profile = SWARM)
    void forcedPaymentsSurvive(Simulation sim) throws IOException {
        Ledger ledger = new Ledger(sim.env().io().root().resolve("ledger"));
        ledger.paySafely("10 to Ada");

        sim.control().disk().crash();
        sim.control().disk().restart();

        assertThat(ledger.payments()).containsExactly("10 to Ada");
    }
}
