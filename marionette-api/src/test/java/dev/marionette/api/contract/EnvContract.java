package dev.marionette.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Field;
import dev.marionette.api.Hook;
import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import org.junit.jupiter.api.Test;

/** What an environment hands out besides time, files and threads. */
public abstract class EnvContract extends Contract {

    @Test
    void aLoneNodeIsNodeZero() throws Exception {
        run(env -> assertThat(env.node()).isEqualTo(NodeId.of(0)));
    }

    @Test
    void capabilitiesStayTheSame() throws Exception {
        run(env -> {
            assertThat(env.io()).isSameAs(env.io());
            assertThat(env.disk()).isSameAs(env.disk());
            assertThat(env.io().root()).isEqualTo(env.io().root());
        });
    }

    @Test
    void aHookThatNeverFiresIsNeverTaken() throws Exception {
        run(env -> {
            for (int i = 0; i < 100; i++) {
                assertThat(env.buggify(Hook.of("contract.hook"), Rate.NEVER)).isFalse();
            }
        });
    }

    @Test
    void everyKindOfFieldIsRecorded() throws Exception {
        run(env -> {
            env.recorder().record("contract.bare");
            env.recorder()
                    .record(
                            "contract.fields",
                            Field.of("least", Long.MIN_VALUE),
                            Field.of("truth", true),
                            Field.of("text", "a b=c%d\n\u00e9\ud83d\ude00"),
                            Field.of("empty", ""));
        });
    }
}
