package dev.marionette.check.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marionette.api.Seed;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.sim.World;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;

/** Nobody needs JUnit for checking histories, or jqwik for JUnit: proved with class paths that do not have them. */
final class OptionalDependenciesTest {

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(usual);
    }

    @Test
    void theOtherPackagesNeedNoJunit() throws Exception {
        try (URLClassLoader bare = loader(Seed.class, World.class, Linearizability.class, NullMarked.class)) {
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> bare.loadClass(Test.class.getName()));

            List<String> checked = new ArrayList<>();
            for (String name : classesOfThisModule()) {
                if (!name.contains(".check.junit.") && !name.contains(".check.jqwik.")) {
                    Class<?> loaded = Class.forName(name, true, bare);
                    assertThat(loaded.getDeclaredMethods()).isNotNull();
                    checked.add(loaded.getPackageName());
                }
            }
            assertThat(checked).contains("dev.marionette.check.history", "dev.marionette.check.linear");
        }
    }

    @Test
    void simulationTestsNeedNoJqwik() throws Exception {
        try (URLClassLoader junit = loader(
                Seed.class,
                World.class,
                Linearizability.class,
                NullMarked.class,
                OptionalDependenciesTest.class,
                Test.class,
                Class.forName("org.junit.jupiter.engine.JupiterTestEngine"),
                AnnotationSupport.class,
                TestEngine.class,
                Launcher.class,
                EngineTestKit.class,
                AssertionFailedError.class,
                Assertions.class)) {
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> junit.loadClass(Property.class.getName()));
            Thread.currentThread().setContextClassLoader(junit);

            Object nodes = ((Callable<?>) junit.loadClass(RunsPassing.class.getName())
                            .getDeclaredConstructor()
                            .newInstance())
                    .call();

            assertThat(nodes).isEqualTo("[passed 1,000 seeds from 0xC0FFEE]");
        }
    }

    /** Made and called in the other class path. */
    public static final class RunsPassing implements Callable<String> {

        /** For the test. */
        public RunsPassing() {}

        @Override
        public String call() {
            return Tree.of(SimulationTestTest.Passing.class).nodes().toString();
        }
    }

    /** The class path that has just what these classes come from. */
    private static URLClassLoader loader(Class<?>... classes) {
        URL[] places = Stream.of(classes)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .distinct()
                .toArray(URL[]::new);
        return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
    }

    private static List<String> classesOfThisModule() throws IOException {
        Path root = ClassLocation.of(Linearizability.class).orElseThrow();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("module-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .toList();
        }
    }
}
