package dev.marionette.check.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.check.plan.Fault;
import dev.marionette.check.plan.FaultEvent;
import dev.marionette.check.plan.FaultPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Samples as code: what is printed compiles, and makes an equal value. */
final class JavaCodeTest {

    @Test
    void recordsAreConstructorCalls() {
        assertThat(JavaCode.of(List.of(new NoteOperation.Write(1, 41), new NoteOperation.Look())))
                .isEqualTo("List.of(new NoteOperation.Write(1, 41), new NoteOperation.Look())");
    }

    @Test
    void whatBelongsToMarionetteIsMadeByItsFactories() {
        assertThat(JavaCode.of(Seed.of(0xC0FFEE))).isEqualTo("Seed.of(0xC0FFEE)");
        assertThat(JavaCode.of(Seed.of(-1))).isEqualTo("Seed.of(0xFFFFFFFFFFFFFFFFL)");
        assertThat(JavaCode.of(Rate.percent(5))).isEqualTo("Rate.percent(5)");
        assertThat(JavaCode.of(FaultPlan.none())).isEqualTo("FaultPlan.none()");
        assertThat(JavaCode.of(FaultPlan.of(
                        FaultEvent.after(Duration.ofMillis(5), new Fault.Crash(NodeId.of(2), Duration.ZERO)))))
                .isEqualTo("FaultPlan.of(FaultEvent.after(Duration.ofMillis(5),"
                        + " new Fault.Crash(NodeId.of(2), Duration.ZERO)))");
    }

    @Test
    void aLongListHasItsElementsOnLinesOfTheirOwn() {
        NoteOperation write = new NoteOperation.Write(1, 41);

        assertThat(JavaCode.of(List.of(write, write, write, write))).isEqualTo("""
                        List.of(
                            new NoteOperation.Write(1, 41),
                            new NoteOperation.Write(1, 41),
                            new NoteOperation.Write(1, 41),
                            new NoteOperation.Write(1, 41))""");
    }

    @Test
    void whatHasNoCodeShowsItself() {
        assertThat(JavaCode.of(new StringBuilder("as it is"))).isEqualTo("as it is");
    }

    @Test
    void everyFormCompilesToAnEqualValue() {
        assertRoundTrip(
                List.of(Seed.of(0), Seed.of(0x8000_0000L), Seed.of(Long.MIN_VALUE), Seed.of(Integer.MAX_VALUE)),
                List.of(Rate.NEVER, Rate.ALWAYS, Rate.percent(5), Rate.of(1, 3), Rate.of(7, 10_000_000_000L)),
                List.of(
                        Duration.ZERO,
                        Duration.ofSeconds(3),
                        Duration.ofMillis(-5),
                        Duration.ofNanos(1_234_567),
                        Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                        Duration.ofSeconds(-1, 1)),
                List.of(1, 1L, (byte) 1, (short) -1, 1.5f, Double.NaN, Float.NEGATIVE_INFINITY, 1e300, -0.0, true),
                List.of(Integer.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, 'x', '\'', '"', '\\', '\u0000', '\uD800'),
                List.of("", "\"quoted\" \\ \r\n\t", "\u2028 \uD83D\uDE00 \u00e9 \\u0041"),
                List.of(Samples.Colour.RED, Samples.Colour.GREEN, Optional.of(1L), Optional.empty()),
                Arrays.asList(1, null),
                new LinkedHashSet<>(List.of(3, 1, 2)),
                Map.of("a", List.of(NodeId.of(1))),
                new Samples.Numbers((byte) 1, (short) 2, 3, 4, 5f, 6, 'c', true),
                new Samples.Numbers(
                        (byte) -1, (short) -2, -3, Long.MIN_VALUE, Float.NaN, Double.MIN_VALUE, '\n', false),
                new Samples.Boxes<>(1L, (short) 2, "three", List.of(4L)),
                new Samples.Nested(new Samples.Nested.Inner(Optional.of("x")), Samples.Colour.GREEN));
    }

    @Test
    void arraysAreMadeAnew() {
        assertThat(JavaCode.of(new int[] {1, 2})).isEqualTo("new int[] {1, 2}");
        assertThat(JavaCode.of(new long[] {1, 1L << 40})).isEqualTo("new long[] {1, 1099511627776L}");
    }

    @Property(tries = 5)
    @Simulated
    void anySampleOfADomainCompilesToAnEqualValue(
            @ForAll @Size(20) List<Seed> seeds,
            @ForAll @Size(20) List<Samples.Operation> workload,
            @ForAll @Size(20) @Faults(nodes = 5, operations = 10) FaultPlan plan) {
        assertRoundTrip(seeds, workload, plan);
    }

    private static void assertRoundTrip(Object... values) {
        List<String> code = Arrays.stream(values).map(JavaCode::of).toList();
        assertThat(CompiledCode.evaluate(code)).containsExactly(values);
    }
}
