package dev.marionette.validate.guest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Makes guests of the sample classes. */
final class Guests {

    private static final String PACKAGE = "dev/marionette/validate/guest/sample/";

    private Guests() {}

    /** A jar, in memory, of these sample classes. */
    static GuestCode code(String... simpleNames) {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(jar)) {
            for (String name : simpleNames) {
                out.putNextEntry(new JarEntry(PACKAGE + name + ".class"));
                out.write(bytes(PACKAGE + name + ".class"));
            }
            out.finish();
            return GuestCode.ofJar(new ByteArrayInputStream(jar.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An instance of a sample class in a loader. */
    @SuppressWarnings("unchecked")
    static Supplier<String> guest(GuestClassLoader loader, String simpleName) throws ReflectiveOperationException {
        Class<?> guest = loader.loadClass(PACKAGE.replace('/', '.') + simpleName);
        return (Supplier<String>) guest.getConstructor().newInstance();
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = Guests.class.getClassLoader().getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        }
    }
}
