package dev.marionette.sim.net.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Limits;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.TraceWriter;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Paths are found as long as they are in use, and only then. */
final class PathTableTest {

    private static final int NODES = 40;

    @Property(tries = 50)
    void aTableHoldsWhatWasAddedAndNotRemoved(@ForAll long seed, @ForAll @IntRange(min = 1, max = 2_000) int steps) {
        PathDefaults defaults = new PathDefaults(kernel(), NODES);
        PathTable table = new PathTable();
        Map<Integer, Path> model = new TreeMap<>();
        Prng random = new Prng(seed);
        for (int i = 0; i < steps; i++) {
            int from = random.nextInt(NODES);
            int to = random.nextInt(NODES);
            Path known = model.get(from * NODES + to);
            assertThat(table.find(from, to)).isSameAs(known);
            if (known == null) {
                Path path = new Path(defaults, from, to);
                table.add(path);
                model.put(from * NODES + to, path);
            } else {
                table.remove(known);
                model.remove(from * NODES + to);
            }
            assertThat(table.size()).isEqualTo(model.size());
        }
        model.forEach(
                (key, path) -> assertThat(table.find(key / NODES, key % NODES)).isSameAs(path));
    }

    @Test
    void ofManyPathsOnlyIdleOnesAreForgotten() {
        Fabric fabric = new Fabric(kernel(), 50);
        Path busy = fabric.path(0, 1);
        busy.enqueue();
        Path held = fabric.link(0, 2);
        Path idle = fabric.path(0, 3);
        for (int from = 0; from < 50; from++) {
            for (int to = 0; to < 50; to++) {
                fabric.path(from, to);
            }
        }
        fabric.release(busy);
        fabric.release(held);
        fabric.release(idle);

        assertThat(fabric.path(0, 1)).isSameAs(busy);
        assertThat(fabric.path(0, 2)).isSameAs(held);
        assertThat(fabric.path(0, 3)).isNotSameAs(idle);
        fabric.dequeue(busy);
        assertThat(fabric.path(0, 1)).isNotSameAs(busy);
    }

    private static Kernel kernel() {
        return new Kernel(1, 1_000_000, Limits.DEFAULT, new TraceWriter(false));
    }
}
