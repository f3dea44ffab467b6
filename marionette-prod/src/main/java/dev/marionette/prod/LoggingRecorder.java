package dev.marionette.prod;

import dev.marionette.api.Field;
import dev.marionette.api.Recorder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes each event to a logger as {@code name key=value …}, on one line whatever the values hold. */
final class LoggingRecorder implements Recorder {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final System.Logger logger;

    LoggingRecorder(System.Logger logger) {
        this.logger = logger;
    }

    @Override
    public void record(String name, Field... fields) {
        if (logger.isLoggable(System.Logger.Level.INFO)) {
            logger.log(System.Logger.Level.INFO, line(name, fields));
        }
    }

    private static String line(String name, Field... fields) {
        StringBuilder line = new StringBuilder(name);
        for (Field field : fields) {
            line.append(' ').append(field.key()).append('=');
            switch (field) {
                case Field.Whole whole -> line.append(whole.value());
                case Field.Text text -> appendEncoded(line, text.value());
            }
        }
        return line.toString();
    }

    /** Percent-encodes what could end a value or a line, as the trace of a simulation does. */
    private static void appendEncoded(StringBuilder line, String value) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7f && b != '%' && b != '=') {
                line.append((char) b);
            } else {
                line.append('%').append(HEX.toHexDigits(b));
            }
        }
    }
}
