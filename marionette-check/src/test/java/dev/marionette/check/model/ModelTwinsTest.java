package dev.marionette.check.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.HistoryFormatException;
import dev.marionette.check.history.HistoryText;
import dev.marionette.check.history.Notation;
import dev.marionette.check.linear.Budget;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.check.linear.Linearizable;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.linear.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each model with histories that it allows, and for each a twin that differs in little and that it does not. */
final class ModelTwinsTest {

    @ParameterizedTest
    @MethodSource("twins")
    void theGoodOneIsAllowed(Twins<?> twins) throws HistoryFormatException {
        assertThat(twins.verdict(twins.good())).isInstanceOf(Linearizable.class);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void itsTwinIsNot(Twins<?> twins) throws HistoryFormatException {
        assertThat(twins.verdict(twins.bad())).isInstanceOf(NotLinearizable.class);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void theTextsAreInTheNotationOfTheModel(Twins<?> twins) throws HistoryFormatException {
        assertThat(twins.rewritten(twins.good())).isEqualTo(twins.text(twins.good()));
    }

    static Stream<Twins<?>> twins() {
        return Stream.of(registers(), stores(), crashes(), collections(), others())
                .flatMap(twins -> twins);
    }

    private static Stream<Twins<?>> registers() {
        return Stream.of(
                new Twins<>("a read after a write", Models.register(), Notations.register(), """
                        0 invoke write 1; 0 ok write 1; 1 invoke read; 1 ok read 1""", """
                        0 invoke write 1; 0 ok write 1; 1 invoke read; 1 ok read nil"""),
                new Twins<>("two reads while a write is open", Models.register(), Notations.register(), """
                        0 invoke write 1; 1 invoke read; 1 ok read nil; 1 invoke read; 1 ok read 1; 0 ok write 1""", """
                        0 invoke write 1; 1 invoke read; 1 ok read 1; 1 invoke read; 1 ok read nil; 0 ok write 1"""),
                new Twins<>("a late unknown write", Models.register(), Notations.register(), """
                        0 invoke write 1; 0 unknown write 1; 1 invoke read; 1 ok read nil; 1 invoke read; 1 ok read 1""", """
                        0 invoke write 1; 0 unknown write 1; 1 invoke read; 1 ok read 1; 1 invoke read; 1 ok read nil"""),
                new Twins<>("a failed write", Models.register(), Notations.register(), """
                        0 invoke write 1; 0 failed write 1; 1 invoke read; 1 ok read nil""", """
                        0 invoke write 1; 0 failed write 1; 1 invoke read; 1 ok read 1"""),
                new Twins<>("a cas that applies", Models.casRegister(), Notations.register(), """
                        0 invoke write 1; 0 ok write 1; 0 invoke cas 1 2; 0 ok cas 1 2 true; 0 invoke read; 0 ok read 2""", """
                        0 invoke write 1; 0 ok write 1; 0 invoke cas 3 2; 0 ok cas 3 2 true; 0 invoke read; 0 ok read 2"""),
                new Twins<>("a cas that does not", Models.casRegister(), Notations.register(), """
                        0 invoke write 1; 0 ok write 1; 0 invoke cas 3 2; 0 ok cas 3 2 false""", """
                        0 invoke write 1; 0 ok write 1; 0 invoke cas 1 2; 0 ok cas 1 2 false"""));
    }

    private static Stream<Twins<?>> crashes() {
        return Stream.of(
                twins("what was forced survives", """
                        0 invoke write_forced 1 41; 0 ok write_forced 1 41; 0 invoke power_loss; 0 ok power_loss; 0 invoke get 1; 0 ok get 1 41""", """
                        0 invoke write_forced 1 41; 0 ok write_forced 1 41; 0 invoke power_loss; 0 ok power_loss; 0 invoke get 1; 0 ok get 1 nil"""),
                twins("a force covers what was written before", """
                        0 invoke write 1 41; 0 ok write 1 41; 0 invoke write 2 42; 0 ok write 2 42; 0 invoke power_loss; 0 ok power_loss; \
                        0 invoke get 1; 0 ok get 1 nil; 0 invoke get 2; 0 ok get 2 nil""", """
                        0 invoke write 1 41; 0 ok write 1 41; 0 invoke force; 0 ok force; 0 invoke power_loss; 0 ok power_loss; \
                        0 invoke get 1; 0 ok get 1 nil"""),
                twins("the end is lost, not the beginning", """
                        0 invoke write 1 41; 0 ok write 1 41; 0 invoke write 2 42; 0 ok write 2 42; 0 invoke power_loss; 0 ok power_loss; \
                        0 invoke get 1; 0 ok get 1 41; 0 invoke get 2; 0 ok get 2 nil""", """
                        0 invoke write 1 41; 0 ok write 1 41; 0 invoke write 2 42; 0 ok write 2 42; 0 invoke power_loss; 0 ok power_loss; \
                        0 invoke get 1; 0 ok get 1 nil; 0 invoke get 2; 0 ok get 2 42"""),
                twins("a batch is whole or absent", """
                        0 invoke write 1 41 2 42; 0 ok write 1 41 2 42; 0 invoke restart; 0 ok restart; \
                        0 invoke get 1; 0 ok get 1 nil; 0 invoke get 2; 0 ok get 2 nil""", """
                        0 invoke write 1 41 2 42; 0 ok write 1 41 2 42; 0 invoke restart; 0 ok restart; \
                        0 invoke get 1; 0 ok get 1 41; 0 invoke get 2; 0 ok get 2 nil"""),
                twins("what survived a loss of power is safe, and what survived a restart is not", """
                        0 invoke write 1 41; 0 ok write 1 41; 0 invoke restart; 0 ok restart; 0 invoke get 1; 0 ok get 1 41; \
                        0 invoke power_loss; 0 ok power_loss; 0 invoke get 1; 0 ok get 1 nil""", """
                        0 invoke write 1 41; 0 ok write 1 41; 0 invoke power_loss; 0 ok power_loss; 0 invoke get 1; 0 ok get 1 41; \
                        0 invoke power_loss; 0 ok power_loss; 0 invoke get 1; 0 ok get 1 nil"""),
                twins("what was cut off happens before the crash or never", """
                        0 invoke write_forced 1 41; 0 ok write_forced 1 41 nil; 0 invoke power_loss; 0 ok power_loss; 0 invoke get 1; 0 ok get 1 41""", """
                        0 invoke write_forced 1 41; 0 ok write_forced 1 41 nil; 0 invoke power_loss; 0 ok power_loss; 0 invoke get 1; 0 ok get 1 nil; \
                        0 invoke get 1; 0 ok get 1 41"""),
                twins("a key that was removed has no value", """
                        0 invoke write 1 41 1 nil; 0 ok write 1 41 1 nil; 0 invoke get 1; 0 ok get 1 nil""", """
                        0 invoke write 1 nil 1 41; 0 ok write 1 nil 1 41; 0 invoke get 1; 0 ok get 1 nil"""));
    }

    private static Twins<DurableCall> twins(String about, String good, String bad) {
        return new Twins<>(about, Models.durable(), Notations.durable(), good, bad);
    }

    private static Stream<Twins<?>> stores() {
        return Stream.of(
                new Twins<>("appends in one order", Models.kv(), Notations.kv(), """
                        0 invoke append k a; 1 invoke append k b; 0 ok append k a; 1 ok append k b; 0 invoke get k; 0 ok get k ba""", """
                        0 invoke append k a; 0 ok append k a; 1 invoke append k b; 1 ok append k b; 0 invoke get k; 0 ok get k ba"""),
                new Twins<>("a put replaces", Models.kv(), Notations.kv(), """
                        0 invoke append k a; 0 ok append k a; 1 invoke put k b; 1 ok put k b; 0 invoke get k; 0 ok get k b""", """
                        0 invoke append k a; 0 ok append k a; 1 invoke put k b; 1 ok put k b; 0 invoke get k; 0 ok get k ab"""),
                new Twins<>("keys do not mix", Models.kv(), Notations.kv(), """
                        0 invoke put k a; 0 ok put k a; 0 invoke get j; 0 ok get j ; 0 invoke get k; 0 ok get k a""", """
                        0 invoke put k a; 0 ok put k a; 0 invoke get j; 0 ok get j a; 0 invoke get k; 0 ok get k a"""),
                new Twins<>("adding and removing", Models.set(), Notations.set(), """
                        0 invoke add 1; 0 ok add 1 true; 1 invoke contains 1; 1 ok contains 1 true; 0 invoke remove 1; 0 ok remove 1 true; \
                        1 invoke contains 1; 1 ok contains 1 false; 1 invoke add 1; 1 ok add 1""", """
                        0 invoke add 1; 0 ok add 1 true; 1 invoke contains 1; 1 ok contains 1 true; 0 invoke remove 1; 0 ok remove 1 true; \
                        1 invoke contains 1; 1 ok contains 1 true; 1 invoke add 1; 1 ok add 1"""),
                new Twins<>("an element is added once", Models.set(), Notations.set(), """
                        0 invoke add 1; 1 invoke add 1; 0 ok add 1 false; 1 ok add 1 true""", """
                        0 invoke add 1; 1 invoke add 1; 0 ok add 1 true; 1 ok add 1 true"""),
                new Twins<>("all elements", Models.set(), Notations.set(), """
                        0 invoke add 2; 1 invoke add 1; 2 invoke elements; 2 ok elements [2]; 2 invoke elements; 2 ok elements [1,2]; 0 ok add 2; 1 ok add 1""", """
                        0 invoke add 2; 1 invoke add 1; 2 invoke elements; 2 ok elements [2]; 2 invoke elements; 2 ok elements [1]; 0 ok add 2; 1 ok add 1"""));
    }

    private static Stream<Twins<?>> collections() {
        return Stream.of(
                new Twins<>("first in, first out", Models.queue(), Notations.queue(), """
                        0 invoke enqueue 1; 0 ok enqueue 1; 0 invoke enqueue 2; 0 ok enqueue 2; 1 invoke dequeue; 1 ok dequeue 1; 1 invoke dequeue; 1 ok dequeue 2; \
                        1 invoke dequeue; 1 ok dequeue nil""", """
                        0 invoke enqueue 1; 0 ok enqueue 1; 0 invoke enqueue 2; 0 ok enqueue 2; 1 invoke dequeue; 1 ok dequeue 2; 1 invoke dequeue; 1 ok dequeue 1; \
                        1 invoke dequeue; 1 ok dequeue nil"""),
                new Twins<>("nothing is taken twice", Models.queue(), Notations.queue(), """
                        0 invoke enqueue 1; 1 invoke dequeue; 2 invoke dequeue; 1 ok dequeue nil; 2 ok dequeue 1; 0 ok enqueue 1""", """
                        0 invoke enqueue 1; 1 invoke dequeue; 2 invoke dequeue; 1 ok dequeue 1; 2 ok dequeue 1; 0 ok enqueue 1"""),
                new Twins<>("an entry stays where it is", Models.log(), Notations.log(), """
                        0 invoke append 7; 0 ok append 7 0; 1 invoke read 0; 1 ok read 0 7; 1 invoke read 1; 1 ok read 1 nil; 1 invoke length; 1 ok length 1""", """
                        0 invoke append 7; 0 ok append 7 0; 1 invoke read 0; 1 ok read 0 7; 1 invoke read 0; 1 ok read 0 nil; 1 invoke length; 1 ok length 1"""),
                new Twins<>("two appends have two places", Models.log(), Notations.log(), """
                        0 invoke append 7; 1 invoke append 8; 0 ok append 7 1; 1 ok append 8 0""", """
                        0 invoke append 7; 1 invoke append 8; 0 ok append 7 0; 1 ok append 8 0"""));
    }

    private static Stream<Twins<?>> others() {
        return Stream.of(
                new Twins<>("a lock has one holder", Models.lock(), Notations.lock(), """
                        0 invoke acquire 0; 1 invoke acquire 1; 0 ok acquire 0 4; 1 ok acquire 1 nil; 0 invoke release 0; 0 ok release 0 true; \
                        1 invoke acquire 1; 1 ok acquire 1 5; 0 invoke release 0; 0 ok release 0 false""", """
                        0 invoke acquire 0; 1 invoke acquire 1; 0 ok acquire 0 4; 1 ok acquire 1 5"""),
                new Twins<>("tokens grow", Models.lock(), Notations.lock(), """
                        0 invoke acquire 0; 0 ok acquire 0 4; 0 invoke release 0; 0 ok release 0 true; 1 invoke acquire 1; 1 ok acquire 1 9""", """
                        0 invoke acquire 0; 0 ok acquire 0 4; 0 invoke release 0; 0 ok release 0 true; 1 invoke acquire 1; 1 ok acquire 1 4"""),
                new Twins<>("the resource refuses old tokens", Models.lock(), Notations.lock(), """
                        0 invoke use 4; 0 ok use 4 true; 1 invoke use 5; 1 ok use 5 true; 0 invoke use 4; 0 ok use 4 false""", """
                        0 invoke use 4; 0 ok use 4 true; 1 invoke use 5; 1 ok use 5 true; 0 invoke use 4; 0 ok use 4 true"""),
                new Twins<>(
                        "nobody knows the token of an unknown acquisition", Models.lock(), Notations.lock(), """
                        0 invoke acquire 0; 0 unknown acquire 0; 0 invoke release 0; 0 ok release 0 true; 1 invoke acquire 1; 1 ok acquire 1 2""", """
                        0 invoke acquire 0; 0 unknown acquire 0; 0 invoke release 0; 0 ok release 0 true; 1 invoke acquire 1; 1 ok acquire 1 1"""),
                new Twins<>("nothing that was added is lost", Models.counter(), Notations.counter(), """
                        0 invoke add 2; 0 ok add 2; 1 invoke add 3; 1 ok add 3 5; 0 invoke read; 0 ok read 5""", """
                        0 invoke add 2; 0 ok add 2; 1 invoke add 3; 1 ok add 3 5; 0 invoke read; 0 ok read 3"""),
                new Twins<>("what is added is added once", Models.counter(), Notations.counter(), """
                        0 invoke add 2; 0 unknown add 2; 1 invoke add 3; 1 ok add 3 5; 1 invoke read; 1 ok read 5""", """
                        0 invoke add 2; 0 unknown add 2; 1 invoke add 3; 1 ok add 3 5; 1 invoke read; 1 ok read 7"""),
                new Twins<>("nodes deliver in one order", Models.broadcast(), Notations.broadcast(), """
                        0 invoke broadcast 1; 1 invoke broadcast 2; 0 ok broadcast 1; 1 ok broadcast 2; 0 invoke deliver 0; 0 ok deliver 0 2; \
                        1 invoke deliver 1; 1 ok deliver 1 2; 1 invoke deliver 1; 1 ok deliver 1 1; 0 invoke deliver 0; 0 ok deliver 0 nil""", """
                        0 invoke broadcast 1; 1 invoke broadcast 2; 0 ok broadcast 1; 1 ok broadcast 2; 0 invoke deliver 0; 0 ok deliver 0 2; \
                        1 invoke deliver 1; 1 ok deliver 1 1; 1 invoke deliver 1; 1 ok deliver 1 2; 0 invoke deliver 0; 0 ok deliver 0 nil"""),
                new Twins<>("a message is delivered once", Models.broadcast(), Notations.broadcast(), """
                        0 invoke broadcast 1; 0 ok broadcast 1; 0 invoke deliver 3; 0 ok deliver 3 1; 0 invoke deliver 3; 0 ok deliver 3 nil""", """
                        0 invoke broadcast 1; 0 ok broadcast 1; 0 invoke deliver 3; 0 ok deliver 3 1; 0 invoke deliver 3; 0 ok deliver 3 1"""));
    }

    /** Events without instants, separated by semicolons. */
    record Twins<I>(String name, Model<?, I, Reply> model, Notation<I, Reply> notation, String good, String bad) {

        Verdict verdict(String events) throws HistoryFormatException {
            return Linearizability.check(
                    model, HistoryText.parse(text(events), notation), Budget.configurations(10_000));
        }

        String rewritten(String events) throws HistoryFormatException {
            return HistoryText.write(HistoryText.parse(text(events), notation), notation);
        }

        String text(String events) {
            return "# marionette.history version=1\n0 " + events.replace("; ", "\n0 ") + "\n";
        }

        @Override
        public String toString() {
            return model + ": " + name;
        }
    }
}
