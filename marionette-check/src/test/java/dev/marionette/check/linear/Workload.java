package dev.marionette.check.linear;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryEvent;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.Model;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Histories of a correct object with concurrent clients: each operation takes effect at some moment between its call and its return. Some outcomes
 * are unknown, and those may take effect much later or never.
 *
 * @param clients how many at a time
 * @param unknownPercent of all outcomes
 */
record Workload(int clients, int operations, int unknownPercent) {

    /**
     * A history that the model allows.
     *
     * @param inputs draws what is asked for
     * @param reply what the object answers in a state
     */
    <S, I, O> History<I, O> history(
            Model<S, I, O> model,
            SplittableRandom random,
            Function<SplittableRandom, I> inputs,
            BiFunction<S, I, O> reply) {
        return new Run<>(this, model, random, reply).run(inputs);
    }

    /** A history of a register with three values. */
    static History<RegisterCall, Reply> ofRegister(
            int clients, int operations, int unknownPercent, SplittableRandom random) {
        return new Workload(clients, operations, unknownPercent)
                .history(Models.register(), random, Workload::registerCall, Workload::registerReply);
    }

    /** A history of a store with so many keys, where half of the operations are reads. */
    static History<KvCall, Reply> ofStore(Workload workload, int keys, SplittableRandom random) {
        return workload.history(Models.kv(), random, r -> storeCall(r, keys), Workload::storeReply);
    }

    /** A correct history, but that some reads return anything. */
    static History<RegisterCall, Reply> withMisreads(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        History<RegisterCall, Reply> history = ofRegister(3, 12, 10, random);
        return History.of(history.events().stream()
                .map(event -> random.nextInt(10) == 0 ? misread(event, random) : event)
                .toList());
    }

    private static HistoryEvent<RegisterCall, Reply> misread(
            HistoryEvent<RegisterCall, Reply> event, SplittableRandom random) {
        return event instanceof HistoryEvent.Completion<RegisterCall, Reply>(long at, int process, Outcome.Ok<Reply> ok)
                        && !ok.result().equals(Reply.DONE)
                ? new HistoryEvent.Completion<>(at, process, new Outcome.Ok<>(Reply.value(random.nextInt(3))))
                : event;
    }

    private static RegisterCall registerCall(SplittableRandom random) {
        return random.nextInt(2) == 0 ? RegisterCall.Write.of(random.nextInt(3)) : new RegisterCall.Read();
    }

    private static Reply registerReply(Object state, RegisterCall input) {
        return input instanceof RegisterCall.Write ? Reply.DONE : (Reply) state;
    }

    private static KvCall storeCall(SplittableRandom random, int keys) {
        String key = Integer.toString(random.nextInt(keys));
        return switch (random.nextInt(10)) {
            case 0 -> new KvCall.Put(key, Integer.toString(random.nextInt(1_000)));
            case 1, 2, 3, 4 -> new KvCall.Append(key, " " + random.nextInt(1_000));
            default -> new KvCall.Get(key);
        };
    }

    private static Reply storeReply(Object state, KvCall input) {
        return input instanceof KvCall.Get ? Reply.text(state.toString()) : Reply.DONE;
    }

    private static final class Run<S, I, O> {

        private final Workload workload;
        private final Model<S, I, O> model;
        private final SplittableRandom random;
        private final BiFunction<S, I, O> reply;
        private final History.Builder<I, O> builder = History.builder();
        private final List<Client<I, O>> clients = new ArrayList<>();
        private final List<I> late = new ArrayList<>();
        private final Map<Object, S> states = new HashMap<>();
        private long now;

        Run(Workload workload, Model<S, I, O> model, SplittableRandom random, BiFunction<S, I, O> reply) {
            this.workload = workload;
            this.model = model;
            this.random = random;
            this.reply = reply;
            for (int i = 0; i < workload.clients(); i++) {
                clients.add(new Client<>(i));
            }
        }

        History<I, O> run(Function<SplittableRandom, I> inputs) {
            int begun = 0;
            while (begun < workload.operations() || clients.stream().anyMatch(client -> client.busy)) {
                Client<I, O> client = clients.get(random.nextInt(clients.size()));
                now++;
                if (client.busy) {
                    proceed(client);
                } else if (begun < workload.operations()) {
                    begun++;
                    client.begin(inputs.apply(random));
                    builder.invoke(now, client.process, client.input.getFirst());
                }
                if (!late.isEmpty() && random.nextInt(10) == 0) {
                    I input = late.remove(random.nextInt(late.size()));
                    states.put(part(input), model.step(state(input), input).getFirst());
                }
            }
            return builder.build();
        }

        private S state(I input) {
            return states.getOrDefault(part(input), model.initial());
        }

        private Object part(I input) {
            return model.partition(input).isPresent() ? model.partition(input).get() : "";
        }

        private void proceed(Client<I, O> client) {
            I input = client.input.getFirst();
            if (client.result.isEmpty() && random.nextInt(100) < workload.unknownPercent()) {
                late.add(input);
                client.busy = false;
                builder.unknown(now, client.process);
            } else if (client.result.isEmpty()) {
                O output = reply.apply(state(input), input);
                states.put(part(input), model.step(state(input), input, output).getFirst());
                client.result.add(output);
            } else {
                client.busy = false;
                builder.ok(now, client.process, client.result.getFirst());
            }
        }
    }

    private static final class Client<I, O> {

        private final int process;
        private final List<I> input = new ArrayList<>();
        private final List<O> result = new ArrayList<>();
        private boolean busy;

        Client(int process) {
            this.process = process;
        }

        void begin(I next) {
            input.clear();
            result.clear();
            input.add(next);
            busy = true;
        }
    }
}
