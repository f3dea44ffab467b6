package dev.marionette.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a documentation page that can be checked.
 *
 * <p>A {@code console} block shows commands of the project, each after {@code $}, and below it what it prints; {@code ...}
 * stands for any text within a line, and on a line of its own for any number of lines. A block after {@code <!-- source: FILE -->} is a part of that file.
 *
 * @param path relative to the project's root
 * @param text the whole page
 */
record Page(String path, String text) {

    private static final Path ROOT = Path.of(System.getProperty("marionette.root", ".."));
    private static final Pattern CONSOLE =
            Pattern.compile("^```console\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern SOURCE =
            Pattern.compile("^<!-- source: (\\S+) -->\n```\\w+\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String PROMPT = "$ ./marionette ";

    static Page read(String path) throws IOException {
        return new Page(path, Files.readString(ROOT.resolve(path)));
    }

    /** The commands in the order of the page. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        Matcher block = CONSOLE.matcher(text);
        while (block.find()) {
            for (String part : block.group(1).split("(?m)^(?=\\$ )")) {
                if (part.startsWith(PROMPT)) {
                    int end = part.indexOf('\n');
                    commands.add(new Command(part.substring(PROMPT.length(), end), part.substring(end + 1)));
                }
            }
        }
        return commands;
    }

    /** The excerpts in the order of the page. */
    List<Excerpt> excerpts() {
        List<Excerpt> excerpts = new ArrayList<>();
        Matcher block = SOURCE.matcher(text);
        while (block.find()) {
            excerpts.add(new Excerpt(block.group(1), block.group(2)));
        }
        return excerpts;
    }

    /**
     * A command line and what the page says it prints.
     *
     * @param arguments what follows {@code ./marionette}
     * @param output lines; possibly none
     */
    record Command(String arguments, String output) {

        /** What the printed text has to match as a whole. */
        Pattern expected() {
            StringBuilder pattern = new StringBuilder();
            output.stripTrailing()
                    .lines()
                    .forEach(line -> pattern.append(line.equals("...") ? "(?:.*\n)*?" : quoted(line)));
            return Pattern.compile(pattern.toString());
        }

        private static String quoted(String line) {
            return Pattern.quote(line + "\n").replace("...", "\\E.*\\Q");
        }

        @Override
        public String toString() {
            return "./marionette " + arguments;
        }
    }

    /**
     * A part of a file.
     *
     * @param file relative to the project's root
     * @param content its lines
     */
    record Excerpt(String file, String content) {

        String fileContent() throws IOException {
            return Files.readString(ROOT.resolve(file));
        }

        @Override
        public String toString() {
            return file;
        }
    }
}
