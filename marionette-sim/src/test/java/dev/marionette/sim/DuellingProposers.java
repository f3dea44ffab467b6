package dev.marionette.sim;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.api.Process;
import dev.marionette.api.Rate;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import dev.marionette.sim.run.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Single-decree Paxos with one acceptor and two proposers, which after an interruption try again at once: each new ballot interrupts the
 * other's, and no value is ever chosen, although nothing wrong ever is. Holding back for a drawn time cures it.
 */
final class DuellingProposers {

    private static final NodeId ACCEPTOR = NodeId.of(0);
    private static final List<NodeId> PROPOSERS = List.of(NodeId.of(1), NodeId.of(2));

    private final Simulation sim;
    private final BackOff backOff;
    private final TreeSet<Integer> chosen = new TreeSet<>();

    private DuellingProposers(World world, BackOff backOff) {
        this.sim = world.simulate(SimulationOptions.nodes(3));
        this.backOff = backOff;
    }

    /** How long a proposer holds back that was interrupted. */
    enum BackOff {
        NONE,
        RANDOM
    }

    static Scenario<DuellingProposers> scenario(BackOff backOff) {
        return withoutExpectation(backOff)
                .run(harness -> harness.sim
                        .control()
                        .expectEventually("a value is chosen", Duration.ofSeconds(1), () -> !harness.chosen.isEmpty()));
    }

    static Scenario<DuellingProposers> withoutExpectation(BackOff backOff) {
        return Scenario.named("duelling", world -> new DuellingProposers(world, backOff))
                .run(DuellingProposers::proposeUnderFaults)
                .check("at most one value is chosen", harness -> {
                    if (harness.chosen.size() > 1) {
                        throw new AssertionError("chosen were " + harness.chosen);
                    }
                });
    }

    private void proposeUnderFaults() {
        sim.control().network().lossiness(Rate.percent(90));
        sim.control().network().isolate(ACCEPTOR);
        sim.node(ACCEPTOR).boot(env -> new Acceptor());
        for (NodeId proposer : PROPOSERS) {
            sim.node(proposer).boot(env -> new Proposer());
        }
        sim.control().runFor(Duration.ofMillis(100));
        sim.control().transitionToLiveness(sim.nodes());
        sim.control().runFor(Duration.ofMillis(200));
    }

    /** Promises the highest ballot it has seen, and tells the proposer that it interrupts. */
    private final class Acceptor implements Process {

        private int promised;
        private Optional<NodeId> holder = Optional.empty();

        @Override
        public void run(Env env) throws InterruptedException {
            Endpoint<Message> endpoint = sim.endpoint(Message.CODEC, ACCEPTOR);
            while (true) {
                Envelope<Message> envelope = endpoint.receive();
                switch (envelope.message()) {
                    case Message.Prepare prepare
                    when prepare.ballot > promised -> promise(endpoint, envelope.from(), prepare.ballot);
                    case Message.Accept accept
                    when accept.ballot == promised && chosen.isEmpty() -> chosen.add(accept.value);
                    default -> {}
                }
            }
        }

        private void promise(Endpoint<Message> endpoint, NodeId from, int ballot) {
            promised = ballot;
            holder.filter(other -> !other.equals(from))
                    .ifPresent(other -> endpoint.send(other, new Message.Interrupted(ballot)));
            holder = Optional.of(from);
            endpoint.send(from, new Message.Promise(ballot));
        }
    }

    /** Tries ballot after ballot, each higher than the one that interrupted it. */
    private final class Proposer implements Process {

        private int ballot;

        @Override
        public void run(Env env) throws InterruptedException {
            ballot = env.node().index();
            env.io().sleep(Duration.ofMillis(ballot));
            Endpoint<Message> endpoint = sim.endpoint(Message.CODEC, env.node());
            endpoint.send(ACCEPTOR, new Message.Prepare(ballot));
            while (true) {
                Optional<Envelope<Message>> answer = endpoint.receive(Duration.ofMillis(10));
                switch (answer.map(Envelope::message).orElse(new Message.Interrupted(ballot + 1))) {
                    case Message.Promise promise
                    when promise.ballot == ballot -> {
                        // Writing it down takes a while.
                        env.io().sleep(Duration.ofMillis(1));
                        endpoint.send(
                                ACCEPTOR, new Message.Accept(ballot, env.node().index()));
                    }
                    case Message.Interrupted interrupted
                    when interrupted.ballot > ballot -> {
                        holdBack(env);
                        ballot = interrupted.ballot + 1;
                        endpoint.send(ACCEPTOR, new Message.Prepare(ballot));
                    }
                    default -> {}
                }
            }
        }

        private void holdBack(Env env) throws InterruptedException {
            if (backOff == BackOff.RANDOM) {
                env.io().sleep(Duration.ofMillis(env.random().nextInt(20)));
            }
        }
    }

    /** What they say to each other. */
    sealed interface Message {
        Codec<Message> CODEC = Codec.records(Message.class);

        record Prepare(int ballot) implements Message {}

        record Promise(int ballot) implements Message {}

        record Interrupted(int ballot) implements Message {}

        record Accept(int ballot, int value) implements Message {}
    }
}
