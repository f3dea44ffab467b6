package dev.marionette.bench;

import dev.marionette.check.history.History;
import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Histories like those that tests of real systems recorded: clients of one register whose writes and cas time out now and then, each of them going
 * on as another process; and clients of a key-value store that append texts which are never the same.
 */
final class RecordedLogs<I> {

    private final SplittableRandom random;
    private final Supplier<I> draw;
    private final Function<I, Reply> apply;
    private final History.Builder<I, Reply> builder = History.builder();
    private final int unknownPermille;

    private RecordedLogs(SplittableRandom random, int unknownPermille, Supplier<I> draw, Function<I, Reply> apply) {
        this.random = random;
        this.unknownPermille = unknownPermille;
        this.draw = draw;
        this.apply = apply;
    }

    /** A history of a register with five values, of five clients; some reads are stale in every other one. */
    static History<RegisterCall, Reply> ofRegister(long seed, int operations) {
        SplittableRandom random = new SplittableRandom(seed);
        Reply[] values = {Reply.NOTHING, Reply.NOTHING};
        int stalePermille = seed % 2 == 0 ? 0 : 20;
        return new RecordedLogs<RegisterCall>(
                        random,
                        60,
                        () -> switch (random.nextInt(3)) {
                            case 0 -> new RegisterCall.Read();
                            case 1 -> RegisterCall.Write.of(random.nextInt(5));
                            default -> RegisterCall.Cas.of(random.nextInt(5), random.nextInt(5));
                        },
                        call -> apply(call, values, random.nextInt(1_000) < stalePermille))
                .record(5, operations);
    }

    private static Reply apply(RegisterCall call, Reply[] values, boolean stale) {
        Reply before = values[0];
        return switch (call) {
            case RegisterCall.Read read -> values[stale ? 1 : 0];
            case RegisterCall.Write write -> {
                values[1] = before;
                values[0] = write.value();
                yield Reply.DONE;
            }
            case RegisterCall.Cas cas
            when cas.from().equals(before) -> {
                values[1] = before;
                values[0] = cas.to();
                yield Reply.YES;
            }
            case RegisterCall.Cas cas -> Reply.NO;
        };
    }

    /** A history of a key-value store; a bad one loses an append when it has nearly ended. */
    static History<KvCall, Reply> ofStore(int clients, int keys, int operations, boolean bad) {
        SplittableRandom random = new SplittableRandom(100 + clients);
        Map<String, String> store = new HashMap<>();
        int[] drawn = {0};
        int[] toLose = {bad ? operations * 9 / 10 : Integer.MAX_VALUE};
        return new RecordedLogs<KvCall>(
                        random,
                        0,
                        () -> {
                            String key = Integer.toString(random.nextInt(keys));
                            String text = "x " + drawn[0]++ + " y";
                            int kind = random.nextInt(20);
                            return kind == 0
                                    ? new KvCall.Put(key, text)
                                    : kind < 10 ? new KvCall.Append(key, text) : new KvCall.Get(key);
                        },
                        call -> apply(call, store, drawn[0] > toLose[0], toLose))
                .record(clients, operations);
    }

    private static Reply apply(KvCall call, Map<String, String> store, boolean loses, int[] toLose) {
        switch (call) {
            case KvCall.Get get -> {
                return Reply.text(store.getOrDefault(get.key(), ""));
            }
            case KvCall.Put put -> store.put(put.key(), put.value());
            case KvCall.Append append when loses -> toLose[0] = Integer.MAX_VALUE;
            case KvCall.Append append -> store.merge(append.key(), append.value(), String::concat);
        }
        return Reply.DONE;
    }

    /** Clients take turns at random: each begins an operation, lets it take effect, and learns its outcome. */
    private History<I, Reply> record(int clients, int operations) {
        List<Client> busy = new ArrayList<>();
        int processes = clients;
        List<Integer> idle = new ArrayList<>();
        for (int process = 0; process < clients; process++) {
            idle.add(process);
        }
        int begun = 0;
        for (long now = 0; begun < operations || !busy.isEmpty(); now++) {
            int turn = random.nextInt(clients);
            if (turn >= busy.size()) {
                if (begun++ < operations) {
                    Client client = new Client(idle.removeLast(), draw.get());
                    busy.add(client);
                    builder.invoke(now, client.process, client.call);
                } else {
                    begun--;
                }
                continue;
            }
            Client client = busy.get(turn);
            if (!client.applied) {
                client.reply = apply.apply(client.call);
                client.applied = true;
                continue;
            }
            busy.remove(turn);
            boolean unknown = !(client.call instanceof RegisterCall.Read) && random.nextInt(1_000) < unknownPermille;
            if (unknown) {
                builder.unknown(now, client.process);
            } else {
                builder.ok(now, client.process, client.reply);
            }
            idle.add(unknown ? processes++ : client.process);
        }
        return builder.build();
    }

    private final class Client {

        private final int process;
        private final I call;
        private Reply reply = Reply.DONE;
        private boolean applied;

        Client(int process, I call) {
            this.process = process;
            this.call = call;
        }
    }
}
