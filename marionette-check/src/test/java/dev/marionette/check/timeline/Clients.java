package dev.marionette.check.timeline;

import dev.marionette.check.history.History;
import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.Reply;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Five clients of a store that is correct but for one read. */
final class Clients {

    private static final int CLIENTS = 5;
    private static final int KEYS = 6;

    private final SplittableRandom random;
    private final int misreadAt;
    private final Map<Integer, KvCall> open = new TreeMap<>();
    private final Map<String, String> store = new TreeMap<>();
    private long now;
    private int begun;
    private int misreads;

    Clients(SplittableRandom random, int misreadAt) {
        this.random = random;
        this.misreadAt = misreadAt;
    }

    boolean anyOpen() {
        return !open.isEmpty();
    }

    /** One event of one client; returns how many operations began. */
    int step(History.Builder<KvCall, Reply> builder, boolean more) {
        int client = random.nextInt(CLIENTS);
        now += random.nextInt(50_000, 900_000);
        if (open.containsKey(client)) {
            end(builder, client);
            return 0;
        }
        if (!more) {
            return 0;
        }
        KvCall call = call();
        builder.invoke(now, client, call);
        open.put(client, call);
        begun++;
        return 1;
    }

    private void end(History.Builder<KvCall, Reply> builder, int client) {
        KvCall call = open.remove(client);
        String before = store.getOrDefault(call.key(), "");
        if (call instanceof KvCall.Get) {
            boolean misread = misreadAt >= 0 && begun > misreadAt && misreads == 0 && before.length() > 1;
            misreads += misread ? 1 : 0;
            builder.ok(now, client, Reply.text(misread ? before.substring(0, before.length() - 1) : before));
            return;
        }
        int luck = random.nextInt(20);
        if (luck == 0) {
            builder.failed(now, client);
            return;
        }
        store.put(
                call.key(),
                call instanceof KvCall.Append append ? before + append.value() : ((KvCall.Put) call).value());
        if (luck == 1) {
            builder.unknown(now, client);
        } else {
            builder.ok(now, client, Reply.DONE);
        }
    }

    private KvCall call() {
        String key = "k" + random.nextInt(KEYS);
        return switch (random.nextInt(5)) {
            case 0 -> new KvCall.Put(key, Integer.toString(random.nextInt(100)));
            case 1, 2 -> new KvCall.Append(key, Character.toString('a' + random.nextInt(26)));
            default -> new KvCall.Get(key);
        };
    }
}
