package dev.marionette.check.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** jqwik is optional: nothing outside of this package knows it, and a program without it on its class path runs plans and checks histories. */
final class WithoutJqwikTest {

    @Test
    void noOtherPackageRefersToJqwik() throws Exception {
        Path classes = Path.of(Simulated.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> referring = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(WithoutJqwikTest::refersToJqwik)
                    .map(file -> classes.relativize(file.getParent()).toString())
                    .distinct()
                    .toList();
            assertThat(referring).containsExactlyInAnyOrder("", "dev/marionette/check/jqwik");
        }
    }

    @Test
    void aProgramWithoutJqwikRunsPlansAndChecksHistories() throws Exception {
        String withoutJqwik = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().startsWith("jqwik"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-cp", withoutJqwik, ProgramWithoutJqwik.class.getName()));
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        program.getOutputStream().close();
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed).isEqualTo("ends crash, linearizable, no jqwik\n");
        assertThat(program.waitFor()).isZero();
    }

    private static boolean refersToJqwik(Path classFile) {
        try {
            return new String(Files.readAllBytes(classFile), StandardCharsets.ISO_8859_1).contains("net/jqwik")
                    || classFile.endsWith("module-info.class");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
