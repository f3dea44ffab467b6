package dev.marionette.sim.explore;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an exploration found: the same for the same recording and options, however many workers it had.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param positions how many positions of the recording were crashed at
 * @param images how many images were checked, by class; every class asked for is listed
 * @param sampledPositions at how many positions a class had more crashes than were checked
 * @param violations each finding once, the first crash that showed it first
 */
public record CrashReport(
        int positions,
        Map<CrashFault, Long> images,
        Map<CrashFault, Long> sampledPositions,
        List<CrashViolation> violations) {

    /** Copies, in the order of the classes. */
    public CrashReport {
        images = Collections.unmodifiableMap(new EnumMap<>(images));
        sampledPositions = Collections.unmodifiableMap(new EnumMap<>(sampledPositions));
        violations = List.copyOf(violations);
    }

    /** How many images were checked in all. */
    public long totalImages() {
        return images.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Counts by class, then the findings, for people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(totalImages()).append(" images at ").append(positions).append(" positions\n");
        images.forEach((fault, count) -> {
            text.append("  ").append(fault.label()).append(": ").append(count);
            long sampled = sampledPositions.getOrDefault(fault, 0L);
            text.append(sampled == 0 ? ", exhaustive" : ", sampled at " + sampled + " positions")
                    .append('\n');
        });
        text.append(violations.size()).append(violations.size() == 1 ? " finding\n" : " findings\n");
        violations.forEach(each -> text.append(each.text()));
        return text.toString();
    }
}
