package dev.marionette.validate.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a guest: an engine's jar plus, if wanted, adapter classes that are linked against it.
 *
 * <p>Each class is rewritten at most once, however many {@link GuestClassLoader}s are made from this. Immutable to its users and safe for
 * use by any thread.
 *
 * {@snippet :
 * GuestCode engine = GuestCode.ofJar(jarStream).withAdapters(EngineAdapter.class.getClassLoader(), "com.example.adapter.");
 * GuestClassLoader loader = engine.newLoader(host);
 * Class<?> adapter = loader.loadClass("com.example.adapter.EngineAdapter");
 * }
 */
public final class GuestCode {

    private static final String VERSIONS = "META-INF/versions/";
    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> jar;
    private final ClassLoader home;
    private final List<String> adapterPrefixes;
    private final ConcurrentHashMap<String, RewrittenClass> rewritten = new ConcurrentHashMap<>();

    private GuestCode(Map<String, byte[]> jar, ClassLoader home, List<String> adapterPrefixes) {
        this.jar = jar;
        this.home = home;
        this.adapterPrefixes = adapterPrefixes;
    }

    /**
     * Reads a jar whose classes become guests; of a multi-release jar, the classes that this JVM would use.
     *
     * @param jar the bytes of the jar; closed on return
     * @throws IOException if the jar cannot be read, or has no class in it
     */
    public static GuestCode ofJar(InputStream jar) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        Map<String, Integer> releases = new TreeMap<>();
        try (JarInputStream in = new JarInputStream(jar)) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                int release = release(entry.getName());
                String name = className(entry.getName(), release);
                if (name != null && release >= releases.getOrDefault(name, 0)) {
                    classes.put(name, in.readAllBytes());
                    releases.put(name, release);
                }
            }
        }
        if (classes.isEmpty()) {
            throw new IOException("no class in the guest's jar; is it a jar at all?");
        }
        return new GuestCode(classes, GuestCode.class.getClassLoader(), List.of());
    }

    /**
     * Adds classes of the host's own that are linked against the guest: each guest class loader defines its own copy of them. They are
     * trusted, so their host calls stay as written.
     *
     * @param home where their bytes are found, and the parent of every guest class loader
     * @param prefixes of their names; a name ending in a dot is a package with all below it
     */
    public GuestCode withAdapters(ClassLoader home, String... prefixes) {
        return new GuestCode(jar, home, List.of(prefixes));
    }

    /** A new loader with no class loaded yet, for one thread, whose guests ask {@code host}. */
    public GuestClassLoader newLoader(GuestHost host) {
        return new GuestClassLoader(this, home, host);
    }

    /** The host calls found so far in loaded classes and what became of each, one line each, sorted. */
    public SortedSet<String> rewrittenCalls() {
        SortedSet<String> calls = new TreeSet<>();
        rewritten.values().forEach(one -> calls.addAll(one.calls()));
        return calls;
    }

    /** The class as a guest class loader defines it, or null if the class is not for it to define. */
    byte @Nullable [] definition(String className) {
        byte[] guest = jar.get(className);
        if (guest != null) {
            return rewritten
                    .computeIfAbsent(className, name -> HostCallRewriter.rewrite(guest, jar::get))
                    .bytes();
        }
        return adapterPrefixes.stream().anyMatch(className::startsWith) ? adapter(className) : null;
    }

    private byte @Nullable [] adapter(String className) {
        try (InputStream in = home.getResourceAsStream(className.replace('.', '/') + SUFFIX)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read adapter class " + className, e);
        }
    }

    private static int release(String entry) {
        if (!entry.startsWith(VERSIONS)) {
            return 0;
        }
        String number = entry.substring(VERSIONS.length()).split("/", 2)[0];
        return number.chars().allMatch(Character::isDigit) && !number.isEmpty() ? Integer.parseInt(number) : 0;
    }

    private static @Nullable String className(String entry, int release) {
        if (!entry.endsWith(SUFFIX) || release > Runtime.version().feature()) {
            return null;
        }
        String path = release == 0 ? entry : entry.substring((VERSIONS + release + "/").length());
        return path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
    }
}
