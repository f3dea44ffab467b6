package dev.marionette.examples.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.examples.broadcast.EpochHistory.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log keeps, and how it agrees with another one. */
final class LogTest {

    @TempDir
    private Path directory;

    @Test
    void whatWasAppendedIsThereWhenItIsOpenedAgain() throws IOException {
        List<Entry> entries = List.of(Entry.opening(1), record(1, 1), record(1, 2));
        try (Log log = open()) {
            log.append(entries);
            log.force();
        }
        try (Log log = open()) {
            assertThat(log.entries(0, log.length(), 10)).isEqualTo(entries);
            assertThat(log.history().spans()).containsExactly(new Span(1, 0));
        }
    }

    @Test
    void anEndThatIsNotWholeIsCutOff() throws IOException {
        try (Log log = open()) {
            log.append(List.of(record(1, 1), record(1, 2)));
        }
        Files.write(directory.resolve(Log.FILE), new byte[] {'M', 'B'}, StandardOpenOption.APPEND);
        try (Log log = open()) {
            assertThat(log.length()).isEqualTo(2);
        }
        assertThat(Files.size(directory.resolve(Log.FILE))).isEqualTo(2L * Log.FRAMING.recordLength());
    }

    @Test
    void aMergeKeepsWhatAgreesAndReplacesWhatDoesNot() throws IOException {
        try (Log log = open()) {
            log.append(List.of(record(1, 1), record(1, 2), record(1, 3)));
            log.merge(1, List.of(record(1, 2)));
            assertThat(log.length()).as("a late batch takes nothing away").isEqualTo(3);

            log.merge(1, List.of(record(1, 2), record(2, 4)));
            assertThat(log.entries(0, log.length(), 10)).containsExactly(record(1, 1), record(1, 2), record(2, 4));
            assertThat(log.lastOf(7)).hasValue(2);
        }
    }

    @Test
    void aCutForgetsTheRecordsOfItsClients() throws IOException {
        try (Log log = open()) {
            log.append(List.of(record(1, 1), record(1, 2)));
            log.cut(1);
            assertThat(log.lastOf(7)).hasValue(0);
            log.cut(0);
            assertThat(log.lastOf(7)).isEmpty();
        }
    }

    @Test
    void logsAgreeUpToTheLastEntryOfTheSameEpochAtTheSameIndex() {
        EpochHistory left = new EpochHistory(List.of(new Span(1, 0), new Span(3, 5)), 9);
        assertThat(left.commonPrefix(new EpochHistory(List.of(new Span(1, 0), new Span(2, 4)), 8)))
                .isEqualTo(4);
        assertThat(left.commonPrefix(new EpochHistory(List.of(new Span(1, 0), new Span(3, 5)), 7)))
                .isEqualTo(7);
        assertThat(left.commonPrefix(new EpochHistory(List.of(), 0))).isZero();
        assertThat(left.commonPrefix(new EpochHistory(List.of(new Span(2, 0)), 3)))
                .isZero();
    }

    @Test
    void theLogOfTheLaterEpochKnowsMoreAndThenTheLongerOne() {
        EpochHistory early = new EpochHistory(List.of(new Span(1, 0)), 9);
        EpochHistory late = new EpochHistory(List.of(new Span(1, 0), new Span(2, 3)), 4);
        EpochHistory longer = new EpochHistory(List.of(new Span(1, 0), new Span(2, 3)), 5);
        assertThat(late).isGreaterThan(early);
        assertThat(longer).isGreaterThan(late);
    }

    @Test
    void aValueThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> new Entry(1, 1, 1, "é".repeat(51)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 bytes")
                .hasMessageContaining("102");
    }

    private Log open() throws IOException {
        return Log.open(directory);
    }

    private static Entry record(long epoch, long sequence) {
        return new Entry(epoch, 7, sequence, "value " + sequence);
    }
}
