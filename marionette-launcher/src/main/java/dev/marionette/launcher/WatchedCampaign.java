package dev.marionette.launcher;

import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.Progress;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A campaign under the eyes of a person: shows its progress, and when it is interrupted says how far it came. */
final class WatchedCampaign {

    private final String scenario;
    private final Seeds seeds;
    private final Terminal terminal;
    private final ProgressDisplay display;
    private final List<RunFailure> found = new ArrayList<>();
    private @Nullable Progress latest;

    WatchedCampaign(String scenario, Seeds seeds, Terminal terminal) {
        this.scenario = scenario;
        this.seeds = seeds;
        this.terminal = terminal;
        this.display = new ProgressDisplay(terminal, System::nanoTime);
    }

    /** Runs the campaign to its end. */
    CampaignReport run(Campaign campaign) {
        // The JVM runs its hooks on Ctrl-C and then ends with 130.
        Thread onInterrupt = new Thread(this::tellInterruption, "interrupted");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            return campaign.onProgress(this::progressed).run();
        } finally {
            if (unhook(onInterrupt)) {
                conclude();
            }
        }
    }

    private synchronized void conclude() {
        if (latest == null) {
            display.clear();
        } else {
            display.finish(latest);
        }
    }

    private static boolean unhook(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            return false;
        }
    }

    private synchronized void progressed(Progress progress) {
        latest = progress;
        found.addAll(progress.found());
        display.show(progress);
    }

    private synchronized void tellInterruption() {
        display.clear();
        terminal.out().print(interruption());
        terminal.flush();
    }

    /** How far it came, and how to replay what was found until then. */
    synchronized String interruption() {
        long done = latest == null ? 0 : latest.seedsDone();
        StringBuilder text = new StringBuilder(scenario)
                .append(": interrupted after ")
                .append(done)
                .append(" of ")
                .append(seeds.size())
                .append(" seeds from ")
                .append(seeds.first())
                .append("; ")
                .append(found.size())
                .append(" failed\n");
        found.forEach(failure -> text.append(failure.kind().label())
                .append(": ")
                .append(failure.subject())
                .append("; replay: ")
                .append(failure.replayCommand())
                .append('\n'));
        return text.toString();
    }
}
