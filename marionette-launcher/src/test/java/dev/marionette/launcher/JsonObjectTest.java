package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class JsonObjectTest {

    @Test
    void membersKeepTheirOrder() {
        assertThat(new JsonObject().put("b", 1).put("a", true).put("c", "x"))
                .hasToString("{\"b\":1,\"a\":true,\"c\":\"x\"}");
    }

    @Test
    void textIsEscaped() {
        assertThat(new JsonObject().put("t", "a\"b\\c\n\u0001é\uD83D\uDE00"))
                .hasToString("{\"t\":\"a\\\"b\\\\c\\u000a\\u0001é\\ud83d\\ude00\"}");
    }

    @Test
    void listsAndCountsNest() {
        JsonObject json = new JsonObject()
                .putTexts("texts", List.of("a", "b"))
                .putObjects("objects", List.of(new JsonObject()))
                .putCounts("counts", new TreeMap<>(Map.of("x", 2L)));
        assertThat(json).hasToString("{\"texts\":[\"a\",\"b\"],\"objects\":[{}],\"counts\":{\"x\":2}}");
    }
}
