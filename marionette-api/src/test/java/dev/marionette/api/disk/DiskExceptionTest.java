package dev.marionette.api.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DiskExceptionTest {

    @Test
    void aFailureNamesItsOperationPathAndPlace() {
        DiskIoException failure = new DiskIoException("write", "data/wal", 8_192);
        assertThat(failure).hasMessage("input/output error: write of 'data/wal' at 8192");
        assertThat(failure.operation()).isEqualTo("write");
        assertThat(failure.path()).isEqualTo("data/wal");
        assertThat(failure.offset()).isEqualTo(8_192);
    }

    @Test
    void aDiskThatIsDownNamesWhatWasAsked() {
        DiskCrashedException down = new DiskCrashedException("sync", "data/wal");
        assertThat(down).hasMessage("the disk is down: sync of 'data/wal'");
        assertThat(down.operation()).isEqualTo("sync");
        assertThat(down.path()).isEqualTo("data/wal");
    }
}
