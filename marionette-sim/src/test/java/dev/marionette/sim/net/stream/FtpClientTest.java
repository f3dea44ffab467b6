package dev.marionette.sim.net.stream;

import static dev.marionette.sim.net.stream.Wires.CLIENT;
import static dev.marionette.sim.net.stream.Wires.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marionette.api.Rate;
import dev.marionette.sim.net.Latency;
import dev.marionette.sim.net.StreamFaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The FTP client of Apache Commons Net, as it is, against a server on another node. */
final class FtpClientTest {

    private static final byte[] CONTENT = Wires.pattern(200_000);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void filesAreStoredAndFetched(boolean passive) {
        Wires.run(wires -> {
            FTPClient client = connect(wires, passive);
            store(client, "file");
            assertThat(fetch(client, "file")).isEqualTo(CONTENT);
            assertThat(client.retrieveFile("other", new ByteArrayOutputStream()))
                    .isFalse();
            assertThat(client.getReplyCode()).isEqualTo(550);
            client.quit();
            client.disconnect();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void filesAreStoredAndFetchedOverABadNetwork(long seed) {
        Wires.run(seed, wires -> {
            wires.network()
                    .latency(Latency.exponential(Duration.ofMillis(1), Duration.ofMillis(10)))
                    .lossiness(Rate.percent(10));
            wires.streams().faults(StreamFaults.none().withShortReads(Rate.percent(50)));
            FTPClient client = connect(wires, true);
            store(client, "file");
            assertThat(fetch(client, "file")).isEqualTo(CONTENT);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPartitionHoldsATransferUp(boolean passive) {
        Wires.run(wires -> {
            FTPClient client = connect(wires, passive);
            wires.streams().throttle(CLIENT, SERVER, 100_000);
            FutureTask<Boolean> transfer = wires.start(() -> {
                store(client, "file");
                return true;
            });
            wires.pass(Duration.ofSeconds(1));
            wires.network().partition(List.of(CLIENT), List.of(SERVER));
            wires.pass(Duration.ofMinutes(1));
            assertThat(transfer.isDone()).isFalse();
            wires.network().heal();
            assertThat(transfer.get()).isTrue();
            assertThat(fetch(client, "file")).isEqualTo(CONTENT);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aResetEndsATransferAndAnotherConnectionRepeatsIt(boolean crash) {
        Wires.run(wires -> {
            FTPClient client = connect(wires, true);
            wires.streams().throttle(CLIENT, SERVER, 100_000);
            FutureTask<Boolean> transfer = wires.start(() -> {
                store(client, "file");
                return true;
            });
            wires.pass(Duration.ofSeconds(1));
            if (crash) {
                wires.sim().control().node(SERVER).crash();
                wires.sim().control().node(SERVER).restart();
            } else {
                wires.streams().reset(CLIENT, SERVER);
            }
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(transfer::get)
                    .withCauseInstanceOf(IOException.class);

            FTPClient again = login(wires, true);
            assertThat(again.retrieveFile("file", new ByteArrayOutputStream())).isFalse();
            store(again, "file");
            assertThat(fetch(again, "file")).isEqualTo(CONTENT);
        });
    }

    private static FTPClient connect(Wires wires, boolean passive) throws IOException {
        wires.sim().node(SERVER).boot(env -> booted -> new FtpServer(booted.io()).serve());
        wires.passMillis(1);
        return login(wires, passive);
    }

    private static FTPClient login(Wires wires, boolean passive) throws IOException {
        FTPClient client = new FTPClient();
        client.setSocketFactory(wires.at(CLIENT).sockets());
        client.setServerSocketFactory(wires.at(CLIENT).serverSockets());
        client.connect(wires.sim().address(SERVER), FtpServer.PORT);
        assertThat(client.login("user", "secret")).isTrue();
        client.setFileType(FTP.BINARY_FILE_TYPE);
        if (passive) {
            client.enterLocalPassiveMode();
        }
        return client;
    }

    private static void store(FTPClient client, String name) throws IOException {
        assertThat(client.storeFile(name, new ByteArrayInputStream(CONTENT))).isTrue();
    }

    private static byte[] fetch(FTPClient client, String name) throws IOException {
        ByteArrayOutputStream fetched = new ByteArrayOutputStream();
        assertThat(client.retrieveFile(name, fetched)).isTrue();
        return fetched.toByteArray();
    }
}
