package dev.marionette.check.timeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of a timeline: a frame with the places {@code {{title}}}, {@code {{style}}} and so on, filled in once. The policy in the frame lets a
 * browser apply only the style and run only the script that have these digests.
 */
final class Page {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private Page() {}

    static String of(String title, Facts<?, ?> facts) {
        String style = resource("timeline.css");
        String script = resource("timeline.js");
        return fill(resource("timeline.html"), place -> switch (place) {
            case "style-digest" -> digest(style);
            case "script-digest" -> digest(script);
            case "style" -> style;
            case "script" -> script;
            case "title" -> escaped(Printable.of(title));
            case "facts" -> facts.json();
            case "text" -> text(facts.text());
            default ->
                throw new IllegalStateException("timeline.html has a place {{" + place + "}} that nothing fills");
        });
    }

    private static String fill(String frame, UnaryOperator<String> places) {
        return PLACE.matcher(frame).replaceAll(place -> Matcher.quoteReplacement(places.apply(place.group(1))));
    }

    private static String text(String lines) {
        StringBuilder text = new StringBuilder();
        lines.lines().forEach(line -> text.append(escaped(Printable.of(line))).append('\n'));
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream resource = Page.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("marionette-check was packaged without " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
