package dev.marionette.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.marionette.api.Env;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Randomness for application decisions. */
public abstract class RandomContract extends Contract {

    private static final int DRAWS = 1_000;

    @Test
    void theEnvironmentAndItsIoShareOneGenerator() throws Exception {
        run(env -> assertThat(env.random()).isSameAs(env.io().random()));
    }

    @Test
    void everyBitVaries() throws Exception {
        run(env -> {
            long ever = 0;
            long always = -1;
            for (int i = 0; i < DRAWS; i++) {
                long drawn = env.random().nextLong();
                ever |= drawn;
                always &= drawn;
            }
            assertThat(ever).isEqualTo(-1);
            assertThat(always).isZero();
        });
    }

    @Test
    void boundedDrawsReachEveryValueAndNoOther() throws Exception {
        run(env -> {
            BitSet seen = new BitSet();
            for (int i = 0; i < DRAWS; i++) {
                int drawn = env.random().nextInt(3, 10);
                assertThat(drawn).isBetween(3, 9);
                seen.set(drawn);
            }
            assertThat(seen.cardinality()).isEqualTo(7);
        });
    }

    @Test
    void fractionsLieBelowOne() throws Exception {
        run(env -> {
            for (int i = 0; i < DRAWS; i++) {
                assertThat(env.random().nextDouble())
                        .isGreaterThanOrEqualTo(0.0)
                        .isLessThan(1.0);
            }
        });
    }

    @Test
    void bytesAreFilledToTheEnd() throws Exception {
        run(env -> {
            byte[] ever = new byte[13];
            for (int i = 0; i < DRAWS; i++) {
                byte[] drawn = new byte[ever.length];
                env.random().nextBytes(drawn);
                for (int k = 0; k < ever.length; k++) {
                    ever[k] |= drawn[k];
                }
            }
            assertThat(ever).containsOnly(-1);
        });
    }

    @Test
    void anEmptyRangeIsRefused() throws Exception {
        run(env -> {
            RandomGenerator random = env.random();
            assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(0));
            assertThatIllegalArgumentException().isThrownBy(() -> random.nextLong(5, 5));
        });
    }

    @Test
    void threadsDrawDifferentValues() throws Exception {
        run(env -> {
            List<Callable<List<Long>>> drawers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                drawers.add(() -> draw(env));
            }
            TreeSet<Long> distinct = new TreeSet<>();
            for (Future<List<Long>> drawn : env.io().executor().invokeAll(drawers)) {
                distinct.addAll(drawn.get());
            }
            assertThat(distinct).hasSize(4 * DRAWS);
        });
    }

    private static List<Long> draw(Env env) {
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < DRAWS; i++) {
            drawn.add(env.random().nextLong());
        }
        return drawn;
    }
}
