package dev.marionette.launcher;

import dev.marionette.sim.run.CampaignReport;

/** What became of a range of seeds, for machines. A pure function of the report. */
final class CampaignText {

    private CampaignText() {}

    static JsonObject json(CampaignReport report) {
        JsonObject json = new JsonObject()
                .put("scenario", report.scenario())
                .put("firstSeed", report.seeds().first().toString())
                .put("seeds", report.seeds().size())
                .put("verified", report.verified())
                .put("passed", report.passed())
                .put("failingSeeds", report.failingSeeds());
        RunText.putStatistics(json, report.statistics());
        return json.putTexts("neverFired", report.neverFired())
                .putObjects(
                        "failures",
                        report.failures().stream().map(RunText::failure).toList());
    }
}
