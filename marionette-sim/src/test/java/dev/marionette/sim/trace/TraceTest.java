package dev.marionette.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TraceTest {

    private static final String SMALL = """
            marionette.trace format=text version=1
            event=0 at=0 world.init seed=12648430 tick_ns=1000000
            event=1 at=0 run.name value=kv
            event=2 at=1000000 disk.write node=0 op=1 path=kv.wal status=ok
            event=3 at=2000000 disk.write node=0 op=2 path=kv.wal status=ok
            event=4 at=3000000 disk.roll fault=lost_write rate=1/2 roll=0 fired=true
            """;

    @Test
    void eventsAreReadWithTheirFields() {
        List<TraceEvent> events = trace(SMALL).events();

        assertThat(events).hasSize(5);
        assertThat(events.get(2))
                .isEqualTo(new TraceEvent(
                        2,
                        1_000_000,
                        "disk.write",
                        List.of(
                                new TraceEvent.Field("node", "0"),
                                new TraceEvent.Field("op", "1"),
                                new TraceEvent.Field("path", "kv.wal"),
                                new TraceEvent.Field("status", "ok"))));
        assertThat(events.get(2).number("op")).hasValue(1);
        assertThat(events.get(2).number("path")).isEmpty();
        assertThat(events.get(2).component()).isEqualTo("disk");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2 | event=0 at=0                      | an index, an instant and a name
                    2 | event=1 at=0 a.b                  | expected event 0, not 1
                    2 | event=x at=0 a.b                  | whole number
                    2 | event=0 at=0 A.b                  | not an event name
                    2 | event=0 at=0 a.b c                | not key=value
                    2 | event=0 at=0 a.b c=               | not a value
                    2 | event=0 at=0 a.b c=%4             | hexadecimal
                    2 | event=0 at=0 a.b c=%zz            | hexadecimal
                    2 | event=0 at=0 a.b  c=1             | not key=value
                    """)
    void aMalformedLineIsRefusedWithItsNumber(long line, String text, String problem) {
        Trace malformed = trace(TraceFormat.HEADER + "\n" + text + "\n");

        assertThatExceptionOfType(TraceFormatException.class)
                .isThrownBy(malformed::events)
                .withMessageContaining("line " + line)
                .withMessageContaining(problem);
    }

    @Test
    void timeThatGoesBackAndACutFileAreRefused() {
        assertThatExceptionOfType(TraceFormatException.class)
                .isThrownBy(trace(TraceFormat.HEADER + "\nevent=0 at=5 a.b\nevent=1 at=4 a.b\n")::events)
                .withMessageContaining("time goes back from 5 to 4");
        assertThatExceptionOfType(TraceFormatException.class)
                .isThrownBy(trace(SMALL.substring(0, SMALL.length() - 1))::events)
                .withMessageContaining("cut short");
        assertThatExceptionOfType(TraceFormatException.class)
                .isThrownBy(trace("something else\n")::events)
                .withMessageContaining("line 1");
    }

    @Property
    void anyTextSurvivesEncoding(@ForAll String text) {
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String encoded = new String(TraceFormat.encode(wellFormed), StandardCharsets.US_ASCII);

        assertThat(encoded).doesNotContain(" ", "=", "\n").isNotEmpty();
        assertThat(TraceFormat.decode(encoded)).isEqualTo(wellFormed);
    }

    @Test
    void theFirstDivergenceIsShownWithTheLinesBeforeIt() {
        TraceDiff diff = TraceDiff.between(trace(SMALL), trace(SMALL.replace("op=2", "op=3")))
                .orElseThrow();

        assertThat(diff.line()).isEqualTo(5);
        assertThat(diff.before()).hasSize(4).last().asString().contains("op=1");
        assertThat(diff.left()).hasValueSatisfying(line -> assertThat(line).contains("op=2"));
        assertThat(diff.right()).hasValueSatisfying(line -> assertThat(line).contains("op=3"));
    }

    @Test
    void aTraceThatEndsEarlyDivergesAtItsEnd() {
        String shorter = SMALL.substring(0, SMALL.indexOf("event=4"));
        TraceDiff diff = TraceDiff.between(trace(SMALL), trace(shorter)).orElseThrow();

        assertThat(diff.line()).isEqualTo(6);
        assertThat(diff.right()).isEmpty();
        assertThat(diff.text()).contains("the second trace ends here");
        assertThat(TraceDiff.between(trace(SMALL), trace(SMALL))).isEmpty();
    }

    @Test
    void theSummaryCountsEventsOperationsAndFaults() {
        Trace trace = trace(SMALL);

        assertThat(TraceSummary.of(trace).text())
                .isEqualTo(
                        "events=5 bytes=" + trace.length() + " hash=" + "%016x".formatted(trace.hash()) + "\n" + """
                        final_time_ns=3000000
                        components disk:3 run:1 world:1
                        top disk.write:2
                        once disk.roll run.name world.init
                        disk disk.write=ok:2
                        faults_fired disk.lost_write:1
                        """);
    }

    @Test
    void theSummaryFollowsMessagesPerLinkAndReason() {
        String text = TraceFormat.HEADER + "\n" + """
                event=0 at=0 network.send id=0 from=0 to=1 len=2
                event=1 at=0 network.duplicate id=1 of=0
                event=2 at=0 network.send id=2 from=1 to=0 len=2
                event=3 at=0 network.drop id=2 reason=loss
                event=4 at=9 network.deliver id=0
                event=5 at=9 network.deliver id=1
                event=6 at=9 network.send id=3 from=0 to=1 len=2
                event=7 at=9 network.drop id=3 reason=partition
                """;

        assertThat(TraceSummary.of(trace(text)).lines())
                .contains(
                        "network 0>1=sent:2,delivered:2,dropped:1 1>0=sent:1,delivered:0,dropped:1",
                        "network_drops loss:1 partition:1");
    }

    private static Trace trace(String text) {
        return Trace.ofBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
