package dev.marionette.check.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.sim.FaultFamily;
import dev.marionette.sim.Profile;
import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.task.SchedulingStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Any file is read back as it was written; a damaged one is refused, or is the same. */
final class ReplayFileProperties {

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll("files") ReplayFile file) throws IOException {
        assertThat(ReplayFile.parse(file.text())).isEqualTo(file);
    }

    @Property(tries = 2_000)
    void aChangedByteIsNoticed(
            @ForAll("files") ReplayFile file, @ForAll int at, @ForAll @IntRange(min = 1, max = 255) int bits)
            throws IOException {
        byte[] bytes = bytes(file);
        bytes[Math.floorMod(at, bytes.length)] ^= (byte) bits;
        requireRefusedOrSame(bytes, file);
    }

    @Property(tries = 1_000)
    void aCutIsNoticed(@ForAll("files") ReplayFile file, @ForAll int at) throws IOException {
        byte[] bytes = bytes(file);
        requireRefusedOrSame(Arrays.copyOf(bytes, Math.floorMod(at, bytes.length)), file);
    }

    @Property(tries = 1_000)
    void aPieceThatIsMissingOrDoubleIsNoticed(@ForAll("files") ReplayFile file, @ForAll int from, @ForAll int to)
            throws IOException {
        byte[] bytes = bytes(file);
        int left = Math.floorMod(from, bytes.length);
        int right = Math.floorMod(to, bytes.length);
        byte[] head = Arrays.copyOf(bytes, left);
        byte[] tail = Arrays.copyOfRange(bytes, right, bytes.length);
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        requireRefusedOrSame(joined, file);
    }

    @Property(tries = 1_000)
    void noBytesAtAllBreakTheReader(@ForAll byte[] bytes) throws IOException {
        byte[] beginning = "marionette-replay 1\nscenario s\nseed 1\n".getBytes(StandardCharsets.US_ASCII);
        byte[] joined = Arrays.copyOf(beginning, beginning.length + bytes.length);
        System.arraycopy(bytes, 0, joined, beginning.length, bytes.length);
        assertThat(isRefused(bytes)).isTrue();
        assertThat(isRefused(joined)).isTrue();
    }

    private static byte[] bytes(ReplayFile file) {
        return file.text().getBytes(StandardCharsets.US_ASCII);
    }

    private static void requireRefusedOrSame(byte[] bytes, ReplayFile file) throws IOException {
        try {
            assertThat(ReplayReader.read(new ByteArrayInputStream(bytes))).isEqualTo(file);
        } catch (ReplayFormatException refused) {
            assertThat(refused.line()).isPositive();
            assertThat(refused).hasMessageStartingWith("line " + refused.line() + ": ");
        }
    }

    private static boolean isRefused(byte[] bytes) throws IOException {
        try {
            ReplayReader.read(new ByteArrayInputStream(bytes));
            return false;
        } catch (ReplayFormatException refused) {
            return true;
        }
    }

    @Provide
    Arbitrary<ReplayFile> files() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('!', '~')
                .excludeChars('=', '%')
                .ofMinLength(1)
                .ofMaxLength(30);
        return Combinators.combine(names, Arbitraries.longs(), options(), failures(), plans())
                .as((name, seed, options, failure, plan) ->
                        new ReplayFile(name, Seed.of(seed), options, failure, plan));
    }

    private static Arbitrary<RunOptions> options() {
        Arbitrary<Duration> times =
                Arbitraries.longs().between(1, Long.MAX_VALUE).map(Duration::ofNanos);
        Arbitrary<SchedulingStrategy> strategies =
                Arbitraries.of(SchedulingStrategy.randomWalk(), SchedulingStrategy.fifo());
        return Combinators.combine(
                        times,
                        times,
                        Arbitraries.longs().between(1, Long.MAX_VALUE),
                        strategies,
                        profiles().optional())
                .as((tick, time, steps, strategy, profile) -> {
                    RunOptions options = RunOptions.defaults()
                            .withTick(tick)
                            .withSimulatedTime(time)
                            .withSteps(steps)
                            .withStrategy(strategy);
                    return profile.map(options::withProfile).orElse(options);
                });
    }

    private static Arbitrary<Profile> profiles() {
        Arbitrary<Set<FaultFamily>> families =
                Arbitraries.of(FaultFamily.class).set().ofMaxSize(5);
        Arbitrary<Profile> quiet = Arbitraries.of(Profile.REPLAY, Profile.PERFORMANCE);
        Arbitrary<Profile> loud = Combinators.combine(
                        Arbitraries.of(Profile.SMOKE, Profile.SWARM),
                        families,
                        families,
                        Arbitraries.integers().between(1, 9).optional())
                .as((profile, without, with, most) -> {
                    Profile changed =
                            profile.without(without.toArray(FaultFamily[]::new)).with(with.toArray(FaultFamily[]::new));
                    return most.map(changed::maxDown).orElse(changed);
                });
        return Arbitraries.frequencyOf(Tuple.of(1, quiet), Tuple.of(4, loud));
    }

    private static Arbitrary<FailureSignature> failures() {
        return Combinators.combine(
                        Arbitraries.of(RunFailure.Kind.class),
                        texts(),
                        Arbitraries.of("java.lang.IllegalStateException", "example.Bug$1")
                                .optional())
                .as(FailureSignature::new);
    }

    private static Arbitrary<ChoicePlan> plans() {
        return Combinators.combine(
                        Arbitraries.of(ChoiceKind.class),
                        texts(),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.longs())
                .as(Choice::new)
                .list()
                .ofMaxSize(12)
                .map(ChoicePlan::of);
    }

    /** Any text, but for halves of surrogate pairs. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .ofMaxLength(12)
                        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)),
                Arbitraries.of("", "-", "%", "client 1", "0>2", "#", "a\nb", "\uD83D\uDE00", "\u0000"));
    }
}
