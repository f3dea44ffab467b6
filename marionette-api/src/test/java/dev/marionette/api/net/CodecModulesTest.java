package dev.marionette.api.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access to the types of another module, as a program in processes of its own, since access ends at the borders of modules. */
final class CodecModulesTest {

    private static final String MODULE = """
            module app {
                requires dev.marionette.api;
                exports app.open;
            }
            """;

    private static final String EXPORTED = """
            package app.open;
            public sealed interface Message {
                dev.marionette.api.net.Codec<Message> CODEC = dev.marionette.api.net.Codec.records(Message.class);
                record Ping(int number) implements Message {}
            }
            """;

    private static final String MAIN = """
            package app.closed;
            import app.open.Message;
            import dev.marionette.api.net.Codec;
            import java.lang.invoke.MethodHandles;
            import java.nio.ByteBuffer;
            public final class Main {
                record Hidden(int number) {}
                record Large(%s) {}
                public static void main(String[] arguments) throws Exception {
                    roundTrip(Message.CODEC, new Message.Ping(1));
                    roundTrip(Codec.records(MethodHandles.lookup(), Hidden.class), new Hidden(2));
                    try {
                        roundTrip(Codec.records(Hidden.class), new Hidden(3));
                        Codec.records(Large.class);
                    } catch (IllegalArgumentException e) {
                        System.out.println(e.getMessage());
                    }
                }
                static <M> void roundTrip(Codec<M> codec, M message) throws Exception {
                    ByteBuffer buffer = ByteBuffer.allocate(10);
                    codec.encode(message, buffer);
                    System.out.println(codec.decode(buffer.flip()));
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void aClosedPackageNeedsTheRightsOfItsModule() throws Exception {
        compile();
        assertThat(run())
                .containsExactly(
                        "Ping[number=1]",
                        "Hidden[number=2]",
                        "no access to app.closed.Main$Hidden: write 'opens app.closed to dev.marionette.api' in its module, or pass"
                                + " MethodHandles.lookup() of a class of that module");
        assertThat(run("--add-opens", "app/app.closed=dev.marionette.api"))
                .containsExactly(
                        "Ping[number=1]",
                        "Hidden[number=2]",
                        "Hidden[number=3]",
                        "app.closed.Main$Large has more than 250 components, each long and double counted twice; put some of them into"
                                + " records of their own");
    }

    private void compile() throws Exception {
        String longs = IntStream.rangeClosed(1, 126).mapToObj(i -> "long c" + i).collect(Collectors.joining(", "));
        Path sources = directory.resolve("sources");
        List<String> command = command("javac", "-p", modulePath(), "-d", classes());
        command.add(write(sources.resolve("module-info.java"), MODULE));
        command.add(write(sources.resolve("app/open/Message.java"), EXPORTED));
        command.add(write(sources.resolve("app/closed/Main.java"), MAIN.formatted(longs)));
        assertThat(output(command)).isEmpty();
    }

    private List<String> run(String... options) throws Exception {
        List<String> command = command("java", "-Xshare:auto", "-XX:TieredStopAtLevel=1");
        command.addAll(List.of(options));
        command.addAll(List.of("-p", modulePath() + File.pathSeparator + classes(), "-m", "app/app.closed.Main"));
        return output(command);
    }

    private String classes() {
        return directory.resolve("classes").toString();
    }

    /** The module under test and, for the compiler, the annotations that it is declared with. */
    private static String modulePath() throws Exception {
        return location(Codec.class) + File.pathSeparator + location(org.jspecify.annotations.NullMarked.class);
    }

    private static String location(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static List<String> command(String tool, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private static List<String> output(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The tools say so when they find these, and what they say is compared.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "JDK_JAVAC_OPTIONS"));
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
