package dev.marionette.examples.broadcast;

import dev.marionette.api.Field;
import dev.marionette.api.NodeId;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.Envelope;
import dev.marionette.examples.broadcast.Message.Append;
import dev.marionette.examples.broadcast.Message.Appended;
import dev.marionette.examples.broadcast.Message.Conflict;
import dev.marionette.examples.broadcast.Message.Delivered;
import dev.marionette.examples.broadcast.Message.Fetch;
import dev.marionette.examples.broadcast.Message.Fetched;
import dev.marionette.examples.broadcast.Message.FromClient;
import dev.marionette.examples.broadcast.Message.FromLeader;
import dev.marionette.examples.broadcast.Message.Locate;
import dev.marionette.examples.broadcast.Message.Located;
import dev.marionette.examples.broadcast.Message.Prepare;
import dev.marionette.examples.broadcast.Message.Promise;
import dev.marionette.examples.broadcast.Message.Read;
import dev.marionette.examples.broadcast.Message.Reject;
import dev.marionette.examples.broadcast.Message.Submit;
import dev.marionette.examples.broadcast.Message.Suspect;
import dev.marionette.examples.broadcast.Message.ToClient;
import dev.marionette.examples.broadcast.Message.ToLeader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A replica at work: takes what has arrived, writes, forces once, and speaks; again and again. */
final class ReplicaLoop {

    /** How many messages share one force at most. */
    private static final int LONGEST_TURN = 64;

    private final Member member;
    private final Endpoint<Message> endpoint;
    private Role role;

    ReplicaLoop(Member member, Endpoint<Message> endpoint) {
        this.member = member;
        this.endpoint = endpoint;
        this.role = new Following(member, member.promised());
    }

    void run() throws IOException, InterruptedException {
        while (true) {
            Optional<Envelope<Message>> next = endpoint.receive(member.until(role.deadlineNanos()));
            for (int i = 1; next.isPresent(); i++) {
                role = take(next.get().from(), next.get().message());
                next = i < LONGEST_TURN ? endpoint.poll() : Optional.empty();
            }
            role = role.tick();
            member.rules().speak(member.storage(), this::speak);
        }
    }

    private void speak() {
        role.forced();
        member.deliver();
        member.flush();
    }

    private Role take(NodeId from, Message message) throws IOException {
        return switch (message) {
            case FromLeader leader -> admit(from, leader);
            case Suspect(long epoch) -> suspect(epoch);
            case ToLeader answer -> role.hear(from, answer);
            case FromClient client -> {
                serve(from, client);
                yield role;
            }
            case ToClient _ -> role;
        };
    }

    /** The fence: whoever promised an epoch hears the leaders of lower ones no more. */
    private Role admit(NodeId from, FromLeader message) throws IOException {
        if (!member.rules().admits(member.promised(), message.epoch())) {
            member.send(from, new Reject(member.promised()));
            return role;
        }
        if (message.epoch() > member.promised()) {
            member.promise(message.epoch());
            role = new Following(member, message.epoch());
        }
        switch (message) {
            case Prepare(long epoch) -> {
                role.heardLeader(false);
                member.send(from, new Promise(epoch, member.log().history()));
            }
            case Fetch fetch -> {
                role.heardLeader(false);
                fetch(from, fetch);
            }
            case Append batch -> {
                role.heardLeader(true);
                append(from, batch);
            }
        }
        return role;
    }

    private void fetch(NodeId from, Fetch fetch) {
        Log log = member.log();
        if (fetch.from() <= log.length()) {
            List<Entry> entries =
                    log.entries(fetch.from(), log.length(), member.cluster().batch());
            member.send(from, new Fetched(fetch.epoch(), fetch.from(), entries));
        }
    }

    private void append(NodeId from, Append batch) throws IOException {
        if (member.rules().accept(member.log(), batch)) {
            member.commit(Math.min(
                    batch.committed(), Math.min(batch.end(), member.log().length())));
            member.send(from, new Appended(batch.epoch(), batch.end()));
            if (!batch.entries().isEmpty()) {
                member.record(
                        "accepted",
                        Field.of("epoch", batch.epoch()),
                        Field.of("from", batch.from()),
                        Field.of("count", batch.entries().size()));
            }
        } else {
            member.send(from, new Conflict(batch.epoch(), member.log().history()));
        }
    }

    /** A replica that leads, and is heard by a majority, stays: it will be heard by who suspects it, too, if it can be. */
    private Role suspect(long epoch) throws IOException {
        boolean mine = member.cluster().leader(epoch).equals(member.self());
        return mine && epoch > member.promised() && !(role instanceof Leading) ? Preparing.open(member, epoch) : role;
    }

    private void serve(NodeId from, FromClient message) throws IOException {
        switch (message) {
            case Locate _ -> role.located().ifPresent(epoch -> member.send(from, new Located(epoch)));
            case Submit submit -> role.submit(member, from, submit);
            case Read(long index) -> {
                Log log = member.log();
                long end = member.delivered();
                List<Entry> entries =
                        index <= end ? log.entries(index, end, member.cluster().batch()) : List.of();
                member.send(from, new Delivered(index, entries));
            }
        }
    }
}
