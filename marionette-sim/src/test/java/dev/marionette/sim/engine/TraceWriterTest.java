package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.marionette.api.Field;
import dev.marionette.api.Rate;
import dev.marionette.sim.trace.Trace;
import org.junit.jupiter.api.Test;

final class TraceWriterTest {

    private static final TraceName NAME = TraceName.of("test.event");
    private static final TraceKey KEY = TraceKey.of("key");

    @Test
    void anEventIsOneLineWithIndexInstantNameAndFields() {
        TraceWriter writer = new TraceWriter(false);
        writer.event(NAME, 0).num(KEY, Long.MIN_VALUE).end();
        writer.event(NAME, 1_000_000)
                .num(KEY, -7)
                .rate(TraceKey.of("rate"), Rate.percent(5))
                .flag(TraceKey.of("fired"), true)
                .text(TraceKey.of("path"), "a b=c%\u00e9")
                .literal(TraceKey.of("kind"), "x")
                .end();

        assertThat(writer.snapshot().text()).isEqualTo("""
                        marionette.trace format=text version=1
                        event=0 at=0 test.event key=-9223372036854775808
                        event=1 at=1000000 test.event key=-7 rate=5/100 fired=true path=a%20b%3Dc%25%C3%A9 kind=x
                        """);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        TraceWriter writer = new TraceWriter(false);
        writer.event(NAME, 5).text(KEY, "").text(TraceKey.of("b"), "line\nend").end();

        assertThat(writer.snapshot().events().getFirst().value("key")).hasValue("");
        assertThat(writer.snapshot().events().getFirst().value("b")).hasValue("line\nend");
    }

    @Test
    void everyWholeNumberIsWrittenAsItIs() {
        Prng random = new Prng(31);
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            TraceWriter writer = new TraceWriter(false);
            writer.event(NAME, 0).num(KEY, value).end();
            assertThat(writer.snapshot().text()).endsWith(" key=" + value + "\n");
        }
    }

    @Test
    void malformedNamesKeysAndLiteralsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TraceName.of("Nope"));
        assertThatIllegalArgumentException().isThrownBy(() -> TraceName.of("nodot"));
        assertThatIllegalArgumentException().isThrownBy(() -> TraceName.of("a..b"));
        assertThatIllegalArgumentException().isThrownBy(() -> TraceName.of("a.b."));
        assertThatIllegalArgumentException().isThrownBy(() -> TraceKey.of("a-b"));
        assertThatIllegalArgumentException().isThrownBy(() -> TraceKey.of(""));
        TraceWriter writer = new TraceWriter(false);
        writer.event(NAME, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.literal(KEY, "two words"));
    }

    @Test
    void anEventInsideAnotherIsRefused() {
        TraceWriter writer = new TraceWriter(false);
        writer.event(NAME, 0);

        assertThatIllegalStateException().isThrownBy(() -> writer.event(NAME, 0));
    }

    @Test
    void aSealedTraceIgnoresWhatComesLater() {
        TraceWriter writer = new TraceWriter(false);
        writer.event(NAME, 0).end();
        Trace before = writer.snapshot();
        writer.seal();
        writer.event(NAME, 9).num(KEY, 1).end();
        writer.application("kv.put", new Field[] {Field.of("a", 1)}, 10);

        assertThat(writer.snapshot()).isEqualTo(before);
        assertThat(writer.events()).isEqualTo(1);
    }

    @Test
    void hashOnlyModeGivesTheHashOfTheWholeTraceInFlatMemory() {
        TraceWriter whole = new TraceWriter(false);
        TraceWriter hashed = new TraceWriter(true);
        for (int i = 0; i < 20_000; i++) {
            whole.event(NAME, i).num(KEY, i * 31L).end();
            hashed.event(NAME, i).num(KEY, i * 31L).end();
        }

        assertThat(hashed.hash())
                .isEqualTo(whole.hash())
                .isEqualTo(whole.snapshot().hash());
        assertThat(hashed.sameAs(whole)).isTrue();
        hashed.event(NAME, 99_999).end();
        assertThat(hashed.sameAs(whole)).isFalse();
        assertThatIllegalStateException().isThrownBy(hashed::snapshot);
    }

    @Test
    void resetStartsANewTraceWithTheSameBytes() {
        TraceWriter writer = new TraceWriter(false);
        writer.event(NAME, 3).num(KEY, 1).end();
        Trace first = writer.snapshot();
        writer.seal();
        writer.reset();
        writer.event(NAME, 3).num(KEY, 1).end();

        assertThat(writer.snapshot()).isEqualTo(first);
    }
}
