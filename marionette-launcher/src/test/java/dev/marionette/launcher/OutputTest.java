package dev.marionette.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputTest {

    @Test
    void aPlantedBugIsReplayedByThePrintedCommand() {
        String found = Invocation.of("run", "sample-planted", "--expect-failure", "--seeds", "1k")
                .out();
        String command = found.lines()
                .filter(line -> line.startsWith("replay"))
                .findFirst()
                .orElseThrow()
                .substring("replay    ./marionette ".length());
        Invocation replayed = Invocation.of(command.split(" "));
        assertThat(replayed.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(replayed.out()).isEqualTo(found);
    }

    @Test
    void theTraceStandsAloneOnStandardOutput() {
        Invocation failed = Invocation.of("run", "sample-planted", "--seed", "0xC0FFF0", "--trace");
        assertThat(failed.out())
                .startsWith("marionette.trace format=text version=1\n")
                .doesNotContain("replay");
        assertThat(failed.err()).contains("check failed: the number is not 7", "replay    ./marionette run");
    }

    @Test
    void anUnexpectedFailureShowsWhereItWasThrownOnStandardErrorOnly() {
        Invocation failed = Invocation.of("run", "sample-planted", "--seed", "0xC0FFF0");
        assertThat(failed.err()).contains("SampleScenarios", "a bug is planted in sample-planted");
        assertThat(failed.out()).doesNotContain("SampleScenarios");
    }

    @Test
    void aMissedFailureIsSaidOnStandardError() {
        assertThat(Invocation.of("run", "sample-steady", "--expect-failure").err())
                .contains("expected a failure within 1 seeds from 0xC0FFEE, and found none");
    }

    @Test
    void aFailureOfAnotherKindIsNotTheExpectedOne() {
        assertThat(Invocation.of("fuzz", "sample-planted", "--seeds", "500", "--expect", "liveness")
                        .err())
                .contains("sample-planted: expected a failure of kind liveness, and found check-failed");
    }

    @Test
    void twoRunsThatDifferShowTheFirstDifference() {
        assertThat(Invocation.of("run", "sample-drifting").out())
                .contains("determinism mismatch", "first difference at line", "sample.run");
    }

    @Test
    void faultsThatWereNotSeenInAnySeedAreSaid() {
        assertThat(Invocation.of("fuzz", "sample-busy", "--seeds", "20").out()).contains("buggify.sample.hiccup=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "7"})
    void aCampaignPrintsTheSameWhateverTheNumberOfJobs(String jobs) {
        String[] alone = {"fuzz", "sample-planted", "--seeds", "2k", "--max-failures", "20", "--jobs", "1"};
        String[] together = {"fuzz", "sample-planted", "--seeds", "2k", "--max-failures", "20", "--jobs", jobs};
        assertThat(Invocation.of(together).out()).isEqualTo(Invocation.of(alone).out());
    }
}
