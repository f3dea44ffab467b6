package dev.marionette.check.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Java expressions, compiled and evaluated as a reader's test in this package would. */
final class CompiledCode {

    private static final String PACKAGE = CompiledCode.class.getPackageName();

    private CompiledCode() {}

    static List<@Nullable Object> evaluate(List<String> expressions) {
        String body = IntStream.range(0, expressions.size())
                .mapToObj(i -> "    static Object value" + i + "() { return " + expressions.get(i) + "; }\n")
                .collect(Collectors.joining());
        String source = "package " + PACKAGE + ";\n"
                + "import dev.marionette.api.*;\nimport dev.marionette.check.plan.*;\nimport dev.marionette.sim.disk.*;\n"
                + "import java.time.*;\nimport java.util.*;\n"
                + "public class Pasted {\n"
                + "    public static List<Object> values() {\n        return Arrays.asList("
                + IntStream.range(0, expressions.size())
                        .mapToObj(i -> "value" + i + "()")
                        .collect(Collectors.joining(", "))
                + ");\n    }\n" + body + "}\n";
        return run(source);
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> run(String source) {
        try {
            Path classes = Files.createTempDirectory("pasted");
            try {
                compile(source, classes);
                return (List<@Nullable Object>)
                        load(classes).getMethod("values").invoke(null);
            } finally {
                delete(classes);
            }
        } catch (Exception e) {
            throw new AssertionError("does not run: " + source, e);
        }
    }

    private static void compile(String source, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Pasted.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        assertThat(compiler.getTask(messages, null, null, options, null, List.of(file))
                        .call())
                .as("%s%n%s", messages, source)
                .isTrue();
    }

    /** Into the loader of the test, so that its types and its package are those of the test. */
    private static Class<?> load(Path classes) throws Exception {
        byte[] bytes =
                Files.readAllBytes(classes.resolve(PACKAGE.replace('.', '/')).resolve("Pasted.class"));
        return MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
    }

    private static void delete(Path directory) throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
