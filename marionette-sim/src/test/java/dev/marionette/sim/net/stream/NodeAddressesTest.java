package dev.marionette.sim.net.stream;

import static dev.marionette.sim.net.stream.Wires.CLIENT;
import static dev.marionette.sim.net.stream.Wires.PORT;
import static dev.marionette.sim.net.stream.Wires.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.UnknownNodeException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names and addresses lead to a node, and that no other leads anywhere. */
final class NodeAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"node-1", "NODE-1", "10.0.0.2"})
    void namesAndAddressesOfANodeLeadToIt(String host) {
        Wires.run(wires -> {
            ServerSocket listener = wires.listen(SERVER);
            try (Socket client = wires.at(CLIENT).sockets().createSocket(host, PORT)) {
                assertThat(client.getInetAddress()).isEqualTo(wires.sim().address(SERVER));
                assertThat(client.getInetAddress().getHostName()).isEqualTo("node-1");
                assertThat(client.getLocalAddress()).isEqualTo(wires.sim().address(CLIENT));
                assertThat(listener.accept().getInetAddress().getHostName()).isEqualTo("node-0");
            }
        });
    }

    @Test
    void addressesGivenAsObjectsLeadToTheirNode() {
        Wires.run(wires -> {
            wires.listen(SERVER);
            InetAddress server = wires.sim().address(SERVER);
            InetAddress client = wires.sim().address(CLIENT);
            SocketFactory sockets = wires.at(CLIENT).sockets();
            assertThat(sockets.createSocket(server, PORT).isConnected()).isTrue();
            assertThat(sockets.createSocket(server, PORT, client, 5_000).getLocalPort())
                    .isEqualTo(5_000);
            assertThat(sockets.createSocket("node-1", PORT, client, 0).getLocalAddress())
                    .isEqualTo(client);
            Socket unconnected = sockets.createSocket();
            unconnected.connect(InetSocketAddress.createUnresolved("node-1", PORT));
            assertThat(unconnected.getRemoteSocketAddress()).isEqualTo(new InetSocketAddress(server, PORT));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.3.2.1", "::1", "0.0.0.0", ""})
    void everyNodeIsItsOwnLocalhost(String host) {
        Wires.run(wires -> {
            wires.listen(SERVER);
            assertThat(wires.at(SERVER).sockets().createSocket(host, PORT).isConnected())
                    .isTrue();
            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> wires.at(CLIENT).sockets().createSocket(host, PORT));
        });
    }

    @Test
    void aListenerOnLoopbackHearsOnlyItsOwnNode() {
        Wires.run(wires -> {
            wires.at(SERVER).serverSockets().createServerSocket(PORT, 5, InetAddress.getLoopbackAddress());
            assertThat(wires.at(SERVER)
                            .sockets()
                            .createSocket("localhost", PORT)
                            .isConnected())
                    .isTrue();
            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> wires.at(CLIENT).sockets().createSocket("node-1", PORT));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"node-3", "node-01", "node-", "node--1", "node-99999999999", "example.com", "node 1"})
    void otherNamesAreUnknown(String host) {
        Wires.run(wires -> assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> wires.at(CLIENT).sockets().createSocket(host, PORT))
                .withMessageContaining(host + ": the hosts of this simulation are node-0 to node-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.4", "10.0.0.0", "10.255.255.255", "192.168.0.1", "8.8.8.8", "2001:db8::1"})
    void otherAddressesHaveNoRoute(String host) {
        Wires.run(wires -> assertThatExceptionOfType(NoRouteToHostException.class)
                .isThrownBy(() -> wires.at(CLIENT).sockets().createSocket(host, PORT))
                .withMessageContaining("10.0.0.1 to 10.0.0.3"));
    }

    @Test
    void aSocketIsBoundToItsOwnNodeOnly() {
        Wires.run(wires -> {
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> wires.at(SERVER)
                            .serverSockets()
                            .createServerSocket(PORT, 5, wires.sim().address(CLIENT)))
                    .withMessageContaining("10.0.0.1 is not one of node-1");
            wires.listen(SERVER);
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> wires.listen(SERVER))
                    .withMessageContaining("port 7000 of node-1");
            assertThat(wires.listen(CLIENT).isBound()).isTrue();
        });
    }

    @Test
    void nodesThatWereNotDeclaredHaveNoAddress() {
        Wires.run(wires -> assertThatExceptionOfType(UnknownNodeException.class)
                .isThrownBy(() -> wires.sim().address(NodeId.of(3))));
    }

    @Test
    void optionsThatDoNothingHereAreRefusedByName() {
        Wires.run(wires -> {
            Socket socket = wires.at(CLIENT).sockets().createSocket();
            assertThatThrownBy(() -> socket.setOOBInline(true))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("SO_OOBINLINE");
            assertThatThrownBy(() -> socket.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 1))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("IP_MULTICAST_TTL");
            assertThatThrownBy(() -> socket.sendUrgentData(1)).hasMessageContaining("Urgent data not supported");
        });
    }

    @Test
    void aThreadOutsideTheWorldMayNotUseASocket() throws Exception {
        AtomicReference<Socket> kept = new AtomicReference<>();
        Wires.run(wires -> kept.set(wires.at(CLIENT).sockets().createSocket()));
        assertThatIllegalStateException().isThrownBy(() -> kept.get().connect(Wires.address(SERVER)));
    }
}
