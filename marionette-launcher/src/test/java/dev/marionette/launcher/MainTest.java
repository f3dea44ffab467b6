package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MainTest {

    private static final int JAVA_8_CLASS_FILE = 52;

    @ParameterizedTest
    @CsvSource({"1.8, false", "11, false", "17, false", "24, false", "25, true", "26, true"})
    void onlyJdk25AndNewerAreSupported(String specification, boolean supported) {
        assertThat(Main.isSupported(specification)).isEqualTo(supported);
    }

    @Test
    void anOldJdkIsRefusedInOneSentenceWithTheRemedy() {
        assertThat(Main.refusal("17.0.1", "/opt/jdk17"))
                .contains("JDK 25", "17.0.1", "/opt/jdk17", "install one")
                .doesNotContain("\n");
    }

    @Test
    void anOldJdkCanLoadTheClassThatRefusesIt() throws IOException {
        try (InputStream file = Objects.requireNonNull(Main.class.getResourceAsStream("Main.class"));
                DataInputStream in = new DataInputStream(file)) {
            in.readInt();
            assertThat(in.readInt()).isEqualTo(JAVA_8_CLASS_FILE);
        }
    }
}
