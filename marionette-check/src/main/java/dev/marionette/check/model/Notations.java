package dev.marionette.check.model;

import dev.marionette.check.history.Notation;
import java.util.ArrayList;
import java.util.List;

/** How the operations of the bundled models are written in the text form of a history. All are pure, and may be shared by threads. */
public final class Notations {

    private Notations() {}

    /** {@code read}, {@code write VALUE} and {@code cas FROM TO}. */
    public static Notation<RegisterCall, Reply> register() {
        return new CallNotation<>(
                call -> switch (call) {
                    case RegisterCall.Read read -> List.of("read");
                    case RegisterCall.Write write ->
                        List.of("write", write.value().toString());
                    case RegisterCall.Cas cas ->
                        List.of("cas", cas.from().toString(), cas.to().toString());
                },
                call -> switch (call.operation()) {
                    case "read" -> {
                        call.require(0);
                        yield new RegisterCall.Read();
                    }
                    case "write" -> RegisterCall.Write.of(call.require(1).number(0));
                    case "cas" -> RegisterCall.Cas.of(call.require(2).number(0), call.number(1));
                    default -> throw call.unknown("read, write, cas");
                },
                false);
    }

    /** {@code get KEY}, {@code put KEY VALUE} and {@code append KEY VALUE}. */
    public static Notation<KvCall, Reply> kv() {
        return new CallNotation<>(
                call -> switch (call) {
                    case KvCall.Get(String key) -> List.of("get", key);
                    case KvCall.Put(String key, String value) -> List.of("put", key, value);
                    case KvCall.Append(String key, String value) -> List.of("append", key, value);
                },
                call -> switch (call.operation()) {
                    case "get" -> new KvCall.Get(call.require(1).text(0));
                    case "put" -> new KvCall.Put(call.require(2).text(0), call.text(1));
                    case "append" -> new KvCall.Append(call.require(2).text(0), call.text(1));
                    default -> throw call.unknown("get, put, append");
                },
                true);
    }

    /** {@code add ELEMENT}, {@code remove ELEMENT}, {@code contains ELEMENT} and {@code elements}. */
    public static Notation<SetCall, Reply> set() {
        return new CallNotation<>(
                call -> switch (call) {
                    case SetCall.Add(long element) -> List.of("add", Long.toString(element));
                    case SetCall.Remove(long element) -> List.of("remove", Long.toString(element));
                    case SetCall.Contains(long element) -> List.of("contains", Long.toString(element));
                    case SetCall.Elements all -> List.of("elements");
                },
                call -> switch (call.operation()) {
                    case "add" -> new SetCall.Add(call.require(1).number(0));
                    case "remove" -> new SetCall.Remove(call.require(1).number(0));
                    case "contains" -> new SetCall.Contains(call.require(1).number(0));
                    case "elements" -> {
                        call.require(0);
                        yield new SetCall.Elements();
                    }
                    default -> throw call.unknown("add, remove, contains, elements");
                },
                false);
    }

    /** {@code enqueue VALUE} and {@code dequeue}. */
    public static Notation<QueueCall, Reply> queue() {
        return new CallNotation<>(
                call -> switch (call) {
                    case QueueCall.Enqueue(long value) -> List.of("enqueue", Long.toString(value));
                    case QueueCall.Dequeue dequeue -> List.of("dequeue");
                },
                call -> switch (call.operation()) {
                    case "enqueue" -> new QueueCall.Enqueue(call.require(1).number(0));
                    case "dequeue" -> {
                        call.require(0);
                        yield new QueueCall.Dequeue();
                    }
                    default -> throw call.unknown("enqueue, dequeue");
                },
                false);
    }

    /** {@code acquire CLIENT}, {@code release CLIENT} and {@code use TOKEN}. */
    public static Notation<LockCall, Reply> lock() {
        return new CallNotation<>(
                call -> switch (call) {
                    case LockCall.Acquire(int client) -> List.of("acquire", Integer.toString(client));
                    case LockCall.Release(int client) -> List.of("release", Integer.toString(client));
                    case LockCall.Use(long token) -> List.of("use", Long.toString(token));
                },
                call -> switch (call.operation()) {
                    case "acquire" -> new LockCall.Acquire(call.require(1).index(0));
                    case "release" -> new LockCall.Release(call.require(1).index(0));
                    case "use" -> new LockCall.Use(call.require(1).number(0));
                    default -> throw call.unknown("acquire, release, use");
                },
                false);
    }

    /** {@code read} and {@code add AMOUNT}. */
    public static Notation<CounterCall, Reply> counter() {
        return new CallNotation<>(
                call -> switch (call) {
                    case CounterCall.Read read -> List.of("read");
                    case CounterCall.Add(long amount) -> List.of("add", Long.toString(amount));
                },
                call -> switch (call.operation()) {
                    case "read" -> {
                        call.require(0);
                        yield new CounterCall.Read();
                    }
                    case "add" -> new CounterCall.Add(call.require(1).number(0));
                    default -> throw call.unknown("read, add");
                },
                false);
    }

    /** {@code append VALUE}, {@code read POSITION} and {@code length}. */
    public static Notation<LogCall, Reply> log() {
        return new CallNotation<>(
                call -> switch (call) {
                    case LogCall.Append(long value) -> List.of("append", Long.toString(value));
                    case LogCall.Read(long position) -> List.of("read", Long.toString(position));
                    case LogCall.Length length -> List.of("length");
                },
                call -> switch (call.operation()) {
                    case "append" -> new LogCall.Append(call.require(1).number(0));
                    case "read" -> new LogCall.Read(call.require(1).number(0));
                    case "length" -> {
                        call.require(0);
                        yield new LogCall.Length();
                    }
                    default -> throw call.unknown("append, read, length");
                },
                false);
    }

    /**
     * {@code get KEY}, {@code write KEY VALUE...} and {@code write_forced KEY VALUE...} with any number of pairs, where the value {@code nil} removes
     * the key, {@code force}, {@code restart} and {@code power_loss}.
     */
    public static Notation<DurableCall, Reply> durable() {
        return new CallNotation<>(
                call -> switch (call) {
                    case DurableCall.Get(long key) -> List.of("get", Long.toString(key));
                    case DurableCall.Write write -> changes(write);
                    case DurableCall.Force force -> List.of("force");
                    case DurableCall.Restart restart -> List.of("restart");
                    case DurableCall.PowerLoss loss -> List.of("power_loss");
                },
                call -> switch (call.operation()) {
                    case "get" -> new DurableCall.Get(call.require(1).number(0));
                    case "write" -> new DurableCall.Write(changes(call), false);
                    case "write_forced" -> new DurableCall.Write(changes(call), true);
                    case "force" -> plain(call, new DurableCall.Force());
                    case "restart" -> plain(call, new DurableCall.Restart());
                    case "power_loss" -> plain(call, new DurableCall.PowerLoss());
                    default -> throw call.unknown("get, write, write_forced, force, restart, power_loss");
                },
                false);
    }

    private static DurableCall plain(CallReader call, DurableCall read) {
        call.require(0);
        return read;
    }

    private static List<String> changes(DurableCall.Write write) {
        List<String> call = new ArrayList<>();
        call.add(write.forced() ? "write_forced" : "write");
        for (DurableCall.Change change : write.changes()) {
            call.add(Long.toString(change.key()));
            call.add(change.value().isPresent() ? Long.toString(change.value().getAsLong()) : "nil");
        }
        return call;
    }

    private static List<DurableCall.Change> changes(CallReader call) {
        int count = call.values().size();
        call.require(count + count % 2);
        List<DurableCall.Change> changes = new ArrayList<>();
        for (int i = 0; i < count; i += 2) {
            boolean removes = call.text(i + 1).equals("nil");
            changes.add(
                    removes
                            ? DurableCall.Change.delete(call.number(i))
                            : DurableCall.Change.put(call.number(i), call.number(i + 1)));
        }
        return changes;
    }

    /** {@code broadcast MESSAGE} and {@code deliver NODE}. */
    public static Notation<BroadcastCall, Reply> broadcast() {
        return new CallNotation<>(
                call -> switch (call) {
                    case BroadcastCall.Broadcast(long message) -> List.of("broadcast", Long.toString(message));
                    case BroadcastCall.Deliver(int node) -> List.of("deliver", Integer.toString(node));
                },
                call -> switch (call.operation()) {
                    case "broadcast" ->
                        new BroadcastCall.Broadcast(call.require(1).number(0));
                    case "deliver" -> new BroadcastCall.Deliver(call.require(1).index(0));
                    default -> throw call.unknown("broadcast, deliver");
                },
                false);
    }
}
