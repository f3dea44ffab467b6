package dev.marionette.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The properties that the page shows are those that the examples run, to the last line, with the samples that their planted bugs shrink to. */
final class PropertiesPageTest {

    @Test
    void theCodeOfThePageIsThatOfTheExamples() throws IOException {
        List<Page.Excerpt> excerpts = Page.read("docs/properties.md").excerpts();
        assertThat(excerpts).hasSize(6);
        for (Page.Excerpt excerpt : excerpts) {
            assertThat(excerpt.fileContent()).as(excerpt.file()).endsWith(excerpt.content());
        }
    }
}
