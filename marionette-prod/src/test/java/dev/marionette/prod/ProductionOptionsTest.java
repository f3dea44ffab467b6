package dev.marionette.prod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.marionette.api.Field;
import dev.marionette.api.NodeId;
import dev.marionette.api.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductionOptionsTest {

    private static final ProductionOptions DEFAULTS = ProductionOptions.at(Path.of("data"));

    @Test
    void eachOptionChangesAlone() {
        Recorder recorder = (name, fields) -> {};
        assertThat(DEFAULTS.withNode(NodeId.of(3)).node()).isEqualTo(NodeId.of(3));
        assertThat(DEFAULTS.withSectorSize(512).sectorSize()).isEqualTo(512);
        assertThat(DEFAULTS.withCloseLimit(Duration.ofDays(9)).closeLimit()).isEqualTo(Duration.ofDays(9));
        assertThat(DEFAULTS.withRecorder(recorder).recorder()).isSameAs(recorder);
        assertThat(DEFAULTS.withNode(NodeId.of(3)).withNode(NodeId.of(0))).isEqualTo(DEFAULTS);
        assertThat(DEFAULTS.withSectorSize(512).withSectorSize(4_096)).isEqualTo(DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1, 256, 511, 513, 1_000, Integer.MAX_VALUE})
    void aSectorSizeThatIsNoneIsRefused(int bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withSectorSize(bytes))
                .withMessageContaining("not " + bytes);
    }

    @Test
    void aCloseLimitOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withCloseLimit(Duration.ZERO))
                .withMessageContaining("PT0S");
    }

    @Test
    void aLoggerGetsOneLineForEachEvent() {
        LineLogger logger = new LineLogger(true);
        Recorder recorder = DEFAULTS.withLogger(logger).recorder();
        recorder.record("kv.open");
        recorder.record("kv.put", Field.of("key", -7), Field.of("sync", true), Field.of("text", "a b=c%\n\u00e9"));
        assertThat(logger.lines).containsExactly("kv.open", "kv.put key=-7 sync=true text=a%20b%3Dc%25%0A%C3%A9");
    }

    @Test
    void aLoggerThatIsOffGetsNothing() {
        LineLogger logger = new LineLogger(false);
        DEFAULTS.withLogger(logger).recorder().record("kv.open");
        assertThat(logger.lines).isEmpty();
    }

    private static final class LineLogger implements System.Logger {

        private final boolean on;
        private final List<String> lines = new ArrayList<>();

        LineLogger(boolean on) {
            this.on = on;
        }

        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return on && level == Level.INFO;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String line, Throwable thrown) {
            lines.add(line);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            lines.add(format);
        }
    }
}
