package dev.marionette.check.shrink;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.Step;
import dev.marionette.sim.World;
import dev.marionette.sim.net.Latency;
import dev.marionette.sim.run.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A sender that believes that every message arrives once and in order; each belief is a planted bug. */
final class Mailbox {

    private static final NodeId SENDER = NodeId.of(0);
    private static final NodeId RECEIVER = NodeId.of(1);

    private final World world;
    private final Simulation sim;
    private final List<Integer> sent = new ArrayList<>();
    private final List<Integer> received = new ArrayList<>();

    private Mailbox(World world) {
        this.world = world;
        this.sim = world.simulate(SimulationOptions.nodes(2));
    }

    /** What is sent. */
    record Letter(int number) {
        static final Codec<Letter> CODEC = Codec.records(Letter.class);
    }

    /** Fails when a message is lost: one step and one fault are enough. */
    static Scenario<Mailbox> losing() {
        return Scenario.named("mailbox-losing", Mailbox::new)
                .run(Mailbox::exchange)
                .check("nothing is lost", mailbox -> require(mailbox.received.size() >= mailbox.sent.size()));
    }

    /** Fails when the second half overtakes the first: two steps, and a delay of one message. */
    static Scenario<Mailbox> overtaking() {
        return Scenario.named("mailbox-overtaking", Mailbox::new)
                .run(Mailbox::exchange)
                .check(
                        "letters arrive in order",
                        mailbox -> require(
                                mailbox.received.stream().sorted().toList().equals(mailbox.received)));
    }

    /** Fails for two tasks that count without a lock, when one runs between the read and the write of the other. */
    static Scenario<Mailbox> racing() {
        return Scenario.named("mailbox-racing", Mailbox::new)
                .run(Mailbox::race)
                .check("no count is lost", mailbox -> require(mailbox.sent.getFirst() == 2));
    }

    /** Never fails. */
    static Scenario<Mailbox> sound() {
        return Scenario.named("mailbox-sound", Mailbox::new).run(Mailbox::exchange);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError("it does not hold");
        }
    }

    private void exchange() throws Exception {
        sim.control()
                .network()
                .latency(Latency.uniform(Duration.ofMillis(1), Duration.ofMillis(9)))
                .lossiness(Rate.percent(10))
                .duplication(Rate.percent(10));
        Endpoint<Letter> sender = sim.endpoint(Letter.CODEC, SENDER);
        Endpoint<Letter> receiver = sim.endpoint(Letter.CODEC, RECEIVER);
        for (Step step : world.steps("sender", 20)) {
            int number = step.number() * 100 + step.random().nextInt(100);
            step.does("send " + number);
            sent.add(number);
            sender.send(RECEIVER, new Letter(number));
            sim.control().runFor(Duration.ofMillis(2));
        }
        sim.control().runFor(Duration.ofSeconds(1));
        for (var next = receiver.poll(); next.isPresent(); next = receiver.poll()) {
            received.add(next.get().message().number());
        }
    }

    private void race() throws InterruptedException {
        sent.add(0);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int number = i;
            Thread thread = sim.env().io().threads().newThread(() -> count(number));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Only the first two count, the second a while later; the others are there to be scheduled. */
    private void count(int number) {
        for (int i = 0; i < 2 * number; i++) {
            Thread.yield();
        }
        if (number < 2) {
            int before = sent.getFirst();
            Thread.yield();
            sent.set(0, before + 1);
        }
    }
}
