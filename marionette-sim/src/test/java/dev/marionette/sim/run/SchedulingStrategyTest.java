package dev.marionette.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Env;
import dev.marionette.api.Seed;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.task.SchedulingStrategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class SchedulingStrategyTest {

    private static final Scenario<Relay> RELAY = Scenario.named("relay", Relay::new)
            .run(Relay::race)
            .check("all arrive", relay -> assertThat(relay.arrived).hasSize(4));

    @Test
    void firstInFirstOutGivesEverySeedTheSameOrderAndStandsInTheTrace() {
        RunOptions fifo = RunOptions.defaults().withStrategy(SchedulingStrategy.fifo());

        assertThat(orders(fifo)).hasSize(1);
        assertThat(Runner.expectPass(RELAY, Seed.of(1), fifo).trace().text())
                .contains(" schedule.options strategy=fifo\n");
    }

    @Test
    void theRandomWalkGivesDifferentSeedsDifferentOrders() {
        assertThat(orders(RunOptions.defaults())).hasSizeGreaterThan(5);
    }

    private static Set<String> orders(RunOptions options) {
        Set<String> orders = new HashSet<>();
        for (int seed = 0; seed < 30; seed++) {
            String trace =
                    Runner.expectPass(RELAY, Seed.of(seed), options).trace().text();
            orders.add(trace.lines()
                    .filter(line -> line.contains(" runner.arrived "))
                    .map(line -> line.substring(line.indexOf("number=")))
                    .toList()
                    .toString());
        }
        return orders;
    }

    /** Four tasks that arrive in an order of the scheduler's choice. */
    private static final class Relay {

        private final Env env;
        private final List<Integer> arrived = new ArrayList<>();

        Relay(World world) {
            env = world.simulate(SimulationOptions.defaults()).env();
        }

        void race() throws Exception {
            List<Future<?>> runners = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                int own = number;
                runners.add(env.io().executor().submit(() -> arrive(own)));
            }
            for (Future<?> runner : runners) {
                runner.get();
            }
        }

        private void arrive(int number) {
            arrived.add(number);
            env.recorder().record("runner.arrived", dev.marionette.api.Field.of("number", number));
        }
    }
}
