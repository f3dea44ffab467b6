package dev.marionette.launcher;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryFormatException;
import dev.marionette.check.history.HistoryText;
import dev.marionette.check.model.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A history that was read from a file, and the model it is to be checked against.
 *
 * @param model what it is a history of
 * @param history what happened
 */
record HistoryFile<I>(CheckedModel<I> model, History<I, Reply> history) {

    /** How much of a file is looked at to tell its format, in characters. */
    private static final int LOOKED_AT = 8_192;

    /** The most bytes of memory that a byte of a history takes when it was read. */
    private static final int GROWTH = 5;

    private static final int MEBIBYTE = 1 << 20;

    /** A file that is not a history. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * What the command line says about all files.
     *
     * @param model what they are histories of, if that is said
     * @param format what they look like, if that is said
     */
    record Choice(@Nullable CheckedModel<?> model, CheckedModel.@Nullable Format format) {

        /**
         * The choice with these names.
         *
         * @throws UsageException if there are none such, or they do not go together
         */
        static Choice of(@Nullable String model, @Nullable String format) {
            Choice choice = new Choice(
                    model == null ? null : CheckedModel.named(model),
                    format == null ? null : CheckedModel.Format.named(format));
            if (choice.format == CheckedModel.Format.MARIONETTE && choice.model == null) {
                throw new UsageException(
                        "a history in Marionette's form does not say what it is of: add --model with one of "
                                + CheckedModel.names());
            }
            if (choice.model != null && choice.format != null && !choice.model.isReadFrom(choice.format)) {
                throw new UsageException(misfit(choice.model, choice.format));
            }
            return choice;
        }

        private static String misfit(CheckedModel<?> model, CheckedModel.Format format) {
            String implied = CheckedModel.impliedBy(format).orElseThrow().name();
            return "a log in the format " + format + " is not a history of a " + model.name()
                    + "; leave --model out, which means " + implied;
        }
    }

    /**
     * Reads a file.
     *
     * @throws Unreadable if it is not a history; the message says what to do
     */
    static HistoryFile<?> read(Path file, Choice choice) throws Unreadable {
        try {
            requireFile(file);
            try (BufferedReader source = Files.newBufferedReader(file)) {
                return read(source, choice);
            }
        } catch (HistoryFormatException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new Unreadable("there is no such file");
        } catch (AccessDeniedException e) {
            throw new Unreadable("the file may not be read");
        } catch (CharacterCodingException e) {
            throw new Unreadable("not a text in UTF-8, as histories are");
        } catch (IOException e) {
            throw new Unreadable("cannot be read: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            throw new Unreadable(tooLarge(Runtime.getRuntime().maxMemory()));
        }
    }

    private static void requireFile(Path file) throws IOException, Unreadable {
        if (Files.isDirectory(file)) {
            throw new Unreadable("a directory; name the files in it, as in " + file.resolve("*"));
        }
        long heap = Runtime.getRuntime().maxMemory();
        if (Files.isRegularFile(file) && Files.size(file) > heap / GROWTH) {
            throw new Unreadable(tooLarge(heap));
        }
    }

    private static String tooLarge(long heap) {
        return "too large for a heap of " + heap / MEBIBYTE + " MiB, which is enough for files of "
                + heap / GROWTH / MEBIBYTE + " MiB; check a part of it, or set MARIONETTE_JAVA_OPTS=-Xmx… to more";
    }

    private static HistoryFile<?> read(BufferedReader source, Choice choice) throws IOException, Unreadable {
        String beginning = beginning(source);
        if (beginning.isBlank() && choice.format() != CheckedModel.Format.MARIONETTE) {
            return empty(CheckedModel.named("cas-register"));
        }
        CheckedModel.Format format = choice.format() == null ? sniffed(beginning) : choice.format();
        CheckedModel<?> model = choice.model();
        if (model == null) {
            model = CheckedModel.impliedBy(format)
                    .orElseThrow(() -> new Unreadable(
                            "a history in Marionette's form does not say what it is of; add --model with one of "
                                    + CheckedModel.names()));
        }
        if (!model.isReadFrom(format)) {
            throw new Unreadable(Choice.misfit(model, format));
        }
        return read(source, model, format);
    }

    private static <I> HistoryFile<I> empty(CheckedModel<I> model) {
        return new HistoryFile<>(model, History.<I, Reply>builder().build());
    }

    private static <I> HistoryFile<I> read(BufferedReader source, CheckedModel<I> model, CheckedModel.Format format)
            throws IOException {
        CheckedModel.Log<I> log = model.log();
        History<I, Reply> history = log == null || format == CheckedModel.Format.MARIONETTE
                ? HistoryText.read(source, model.notation())
                : log.reader().read(source);
        return new HistoryFile<>(model, history);
    }

    private static String beginning(BufferedReader source) throws IOException {
        source.mark(LOOKED_AT);
        char[] beginning = new char[LOOKED_AT];
        int length = Math.max(0, source.read(beginning));
        source.reset();
        int start = length > 0 && beginning[0] == '\uFEFF' ? 1 : 0;
        return new String(beginning, start, length - start);
    }

    private static CheckedModel.Format sniffed(String beginning) throws Unreadable {
        String text = beginning.strip();
        if (text.startsWith("# marionette.history")) {
            return CheckedModel.Format.MARIONETTE;
        }
        if (text.startsWith("{")) {
            return CheckedModel.Format.KV_LOG;
        }
        if (text.contains("jepsen")) {
            return CheckedModel.Format.JEPSEN;
        }
        throw new Unreadable(
                "neither a log of Jepsen (INFO  jepsen.util - …), nor one of a key-value store ({:process …),"
                        + " nor a history in Marionette's form (# marionette.history version=1); if it is one, name it with --format");
    }
}
