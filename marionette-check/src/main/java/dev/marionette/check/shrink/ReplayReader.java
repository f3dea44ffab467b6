package dev.marionette.check.shrink;

import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.trace.TraceFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one replay file, which may be hostile: memory is bounded, and every error names its line. */
final class ReplayReader {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
    private static final int EXCERPT = 60;
    private static final int LONGEST_SHOWN = 600;

    private final ReplayLines lines;
    private final ReplayFormat.Checksum checksum = new ReplayFormat.Checksum();

    private ReplayReader(ReplayLines lines) {
        this.lines = lines;
    }

    /**
     * The file in these bytes.
     *
     * @throws ReplayFormatException if they are not a replay file
     */
    static ReplayFile read(InputStream source) throws IOException {
        return new ReplayReader(ReplayLines.of(source)).file();
    }

    private ReplayFile file() throws ReplayFormatException {
        magic();
        Header header = Header.of(this);
        List<Choice> choices = choices(header.choices());
        end();
        try {
            return new ReplayFile(
                    header.scenario(), header.seed(), header.options(), header.failure(), ChoicePlan.of(choices));
        } catch (IllegalArgumentException e) {
            throw new ReplayFormatException(lines.number(), String.valueOf(e.getMessage()));
        }
    }

    private void magic() throws ReplayFormatException {
        String first = lines.next();
        if (first == null) {
            throw problem("the file is empty; a replay file begins with '" + magic(ReplayFormat.VERSION) + "'");
        }
        if (!first.startsWith(ReplayFormat.MAGIC + " ")) {
            throw problem("not a replay file: it begins with " + excerpt(first) + ", not with '"
                    + magic(ReplayFormat.VERSION) + "'; 'shrink' writes one");
        }
        long version = number(first.substring(ReplayFormat.MAGIC.length() + 1), "the version", 1);
        if (version != ReplayFormat.VERSION) {
            throw problem("written in version " + version + " of the format, and this release reads version "
                    + ReplayFormat.VERSION + "; take a newer release, or shrink again with this one");
        }
        checksum.add(first);
    }

    private static String magic(int version) {
        return ReplayFormat.MAGIC + " " + version;
    }

    /** The next line up to the choices, which counts for the checksum. */
    String headerLine() throws ReplayFormatException {
        String line = lines.next();
        if (line == null) {
            throw problem("the file ends before its choices: it was cut short; take a whole copy, or shrink again");
        }
        checksum.add(line);
        return line;
    }

    private List<Choice> choices(int count) throws ReplayFormatException {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String line = lines.next();
            if (line == null || line.startsWith(ReplayFormat.CHECKSUM + " ")) {
                throw problem("the file ends after " + i + " of " + count
                        + " choices: it was cut short; take a whole copy, or shrink again");
            }
            checksum.add(line);
            choices.add(choice(line));
        }
        return choices;
    }

    private Choice choice(String line) throws ReplayFormatException {
        String[] words = line.split(" ", -1);
        if (words.length != 4) {
            throw problem("a choice has a kind, a place, a number or instant, and a value, not " + excerpt(line));
        }
        Optional<ChoiceKind> kind = ChoiceKind.labelled(words[0]);
        if (kind.isEmpty()) {
            throw problem("there is no kind of choice " + excerpt(words[0])
                    + " in this release; take the one that wrote the file, or shrink again");
        }
        long occurrence = number(words[2], "the number or instant of a choice", 0);
        return new Choice(kind.get(), decoded(words[1]), occurrence, number(words[3], "a value", Long.MIN_VALUE));
    }

    private void end() throws ReplayFormatException {
        String line = lines.next();
        if (line == null) {
            throw problem("the last line, with the checksum, is missing: the file was cut short; take a whole copy");
        }
        if (!line.startsWith(ReplayFormat.CHECKSUM + " ")) {
            throw problem("expected the checksum after the last choice, not " + excerpt(line)
                    + "; change the number of choices if one was added");
        }
        String written = line.substring(ReplayFormat.CHECKSUM.length() + 1);
        if (!written.equals(checksum.text())) {
            throw problem("the checksum of the lines above is " + checksum.text() + ", not " + excerpt(written)
                    + ": the file was changed or damaged; take a whole copy, or write the new one here if you"
                    + " meant to");
        }
        String further = lines.next();
        if (further != null) {
            throw problem("nothing but comments may follow the checksum, not " + excerpt(further));
        }
    }

    /** A text that was written without blanks and line ends. */
    String decoded(String word) throws ReplayFormatException {
        try {
            String text = TraceFormat.decode(word);
            if (!word.isEmpty() && Arrays.equals(TraceFormat.encode(text), word.getBytes(StandardCharsets.US_ASCII))) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Told below, like all that is written otherwise than it would be.
        }
        throw problem("not a text in percent-encoding as the trace format has it: " + excerpt(word));
    }

    /** A whole number in decimal. */
    long number(String digits, String what, long least) throws ReplayFormatException {
        try {
            if (WHOLE.matcher(digits).matches() && Long.parseLong(digits) >= least) {
                return Long.parseLong(digits);
            }
        } catch (NumberFormatException e) {
            // Nineteen digits may be too many.
        }
        String range = least == Long.MIN_VALUE ? "of 64 bits" : "from " + least + " to " + Long.MAX_VALUE;
        throw problem(what + " is a whole number " + range + ", not " + excerpt(digits));
    }

    ReplayFormatException problem(String explanation) {
        return new ReplayFormatException(Math.max(1, lines.number()), explanation);
    }

    private static String excerpt(String text) {
        return "'" + (text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...") + "'";
    }

    /** A text short enough for a message. */
    static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
