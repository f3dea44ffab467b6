package dev.marionette.launcher;

import dev.marionette.sim.run.Scenario;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code marionette list}: the scenarios there are. */
@Command(
        name = "list",
        description = "Lists the scenarios: name, whether a bug is planted, and what it is about.",
        sortOptions = false)
final class ListCommand implements Callable<Integer> {

    private final Catalog catalog;
    private final Terminal terminal;

    @Option(names = "--json", description = "Prints one JSON object a line.")
    private boolean json;

    ListCommand(Catalog catalog, Terminal terminal) {
        this.catalog = catalog;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Scenario<?>> scenarios = catalog.scenarios();
        int width = scenarios.stream()
                .mapToInt(scenario -> scenario.name().length())
                .max()
                .orElse(0);
        for (Scenario<?> scenario : scenarios) {
            terminal.println(json ? object(scenario).toString() : line(scenario, width));
        }
        return ExitCode.PASS;
    }

    private static String line(Scenario<?> scenario, int width) {
        String mark = scenario.hasPlantedBug() ? "planted bug" : "           ";
        String padding = " ".repeat(width - scenario.name().length());
        return (scenario.name() + padding + "  " + mark + "  " + scenario.description()).stripTrailing();
    }

    private static JsonObject object(Scenario<?> scenario) {
        return new JsonObject()
                .put("name", scenario.name())
                .put("plantedBug", scenario.hasPlantedBug())
                .put("description", scenario.description())
                .putTexts("tags", scenario.tags());
    }
}
