package dev.marionette.examples.broadcast;

import dev.marionette.api.Env;
import dev.marionette.check.history.HistoryRecorder;
import dev.marionette.check.history.WorldHistory;
import dev.marionette.check.linear.Budget;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.check.linear.Linearizable;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.linear.Unknown;
import dev.marionette.check.linear.Verdict;
import dev.marionette.check.model.BroadcastCall;
import dev.marionette.check.model.LogCall;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.Reply;
import dev.marionette.sim.World;
import java.util.SortedSet;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;

/**
 * What clients appended and what replicas delivered, told twice: as the history of a log, in which a delivery reads a place, and as that of a
 * broadcast, in which a life of a replica delivers its next message.
 *
 * <p>A record is known by a number, and so is the opening of an epoch, which its leader appends and nobody waits for.
 */
final class LogHistory {

    private static final long RECORDS_OF_A_CLIENT = 1_000;

    /** A thousand times what any of the histories needs. */
    private static final Budget BUDGET = Budget.configurations(1_000_000);

    private final WorldHistory<LogCall, Reply> log;
    private final HistoryRecorder<BroadcastCall, Reply> broadcast;
    private final SortedSet<Long> openings = new TreeSet<>();

    LogHistory(World world) {
        log = WorldHistory.of(world, Notations.log());
        broadcast = HistoryRecorder.of(() -> world.elapsed().toNanos());
    }

    /** A client that appends, or one life of a replica, which delivers. */
    Process process(Env env) {
        return new Process(env);
    }

    /** Fails unless one log could have answered so: every record at one place, the same for everybody, and in the order of time. */
    void requireOneLog() {
        require(Linearizability.check(Models.log(), log.history(), BUDGET));
    }

    /** Fails unless every life of every replica delivered the same messages in one order, from the first on and without a gap. */
    void requireTotalOrder() {
        require(Linearizability.check(Models.broadcast(), broadcast.history(), BUDGET));
    }

    private static void require(Verdict verdict) {
        switch (verdict) {
            case Linearizable linearizable -> {}
            case NotLinearizable wrong -> throw wrong.error();
            case Unknown unknown -> Assertions.fail(unknown.reason());
        }
    }

    private static long number(Entry entry) {
        return entry.isOpening() ? -entry.epoch() : entry.client() * RECORDS_OF_A_CLIENT + entry.sequence();
    }

    /** One client, or one life of a replica: it does one thing at a time. */
    final class Process {

        private final Env env;
        private final WorldHistory<LogCall, Reply>.Client client;

        private Process(Env env) {
            this.env = env;
            this.client = log.client(env);
        }

        void appends(Entry record) {
            client.invoke(new LogCall.Append(number(record)));
            broadcast.invoke(client.process(), new BroadcastCall.Broadcast(number(record)));
        }

        void isTold(Outcome outcome) {
            switch (outcome) {
                case Outcome.Appended(long index) -> {
                    client.ok(Reply.value(index));
                    broadcast.ok(client.process(), Reply.DONE);
                }
                case Outcome.Failed _ -> {
                    client.failed();
                    broadcast.failed(client.process());
                }
                case Outcome.Unknown _ -> {
                    client.unknown();
                    broadcast.unknown(client.process());
                }
            }
        }

        void delivers(long index, Entry entry) {
            if (entry.isOpening() && openings.add(entry.epoch())) {
                process(env).appends(entry);
            }
            client.invoke(new LogCall.Read(index));
            client.ok(Reply.value(number(entry)));
            broadcast.invoke(client.process(), new BroadcastCall.Deliver(client.process()));
            broadcast.ok(client.process(), Reply.value(number(entry)));
        }
    }
}
