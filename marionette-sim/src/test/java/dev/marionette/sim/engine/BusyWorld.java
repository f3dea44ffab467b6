package dev.marionette.sim.engine;

import dev.marionette.api.Env;
import dev.marionette.api.Field;
import dev.marionette.api.Hook;
import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.sim.FaultFamily;
import dev.marionette.sim.Profile;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.Step;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskLatency;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Four nodes that use everything which chance has a say in, under all faults there are. */
final class BusyWorld {

    private static final Profile EVERYTHING = Profile.SWARM.with(FaultFamily.values());
    private static final Hook HASTE = Hook.of("busy.haste");
    private static final int SERVICES = 3;
    private static final int PORT = 80;

    private final World world;
    private final Simulation sim;

    BusyWorld(World world) {
        this.world = world;
        this.sim = world.simulate(SimulationOptions.nodes(SERVICES + 1)
                .services(0, 1, 2)
                .withDisk(disk ->
                        disk.latency(DiskLatency.jittered(Duration.ofNanos(50_000), Duration.ofNanos(50_000)))));
    }

    /** What nodes tell each other. */
    record Word(long value) {
        static final Codec<Word> CODEC = Codec.records(Word.class);
    }

    void live() {
        sim.control().apply(EVERYTHING);
        for (NodeId service : sim.services()) {
            sim.node(service).boot(env -> served -> serve(served, service));
        }
        for (Step step : world.steps("client", 12)) {
            NodeId to = NodeId.of(step.random().nextInt(SERVICES));
            step.does("talk to " + to.index());
            sim.endpoint(Word.CODEC, NodeId.of(SERVICES))
                    .send(to, new Word(step.random().nextLong()));
            sim.control().runFor(Duration.ofMillis(1 + world.workload().nextInt(30)));
        }
    }

    private void serve(Env env, NodeId self) throws Exception {
        env.io().threads().newThread(() -> listen(env)).start();
        env.io().executor().submit(() -> {
            call(env, self);
            return self;
        });
        Endpoint<Word> endpoint = sim.endpoint(Word.CODEC, self);
        Path log = env.io().root().resolve("log");
        for (int i = 0; ; i++) {
            try {
                write(env, log, i);
            } catch (IOException e) {
                env.recorder()
                        .record("busy.failed", Field.of("why", e.getClass().getSimpleName()));
            }
            endpoint.send(
                    NodeId.of((self.index() + 1) % SERVICES),
                    new Word(env.random().nextLong()));
            if (!env.buggify(HASTE, Rate.oneIn(3))) {
                env.io().sleep(Duration.ofMillis(2));
            }
        }
    }

    private static void write(Env env, Path log, int i) throws IOException {
        byte[] bytes = new byte[3_000];
        Arrays.fill(bytes, (byte) env.random().nextInt());
        try (FileChannel channel =
                FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), 0);
            channel.read(ByteBuffer.allocate(64), 0);
            if (i % 4 == 3) {
                channel.force(true);
            }
        }
        if (i % 5 == 4) {
            Files.move(log, log.resolveSibling("old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void listen(Env env) {
        try (ServerSocket server = env.io().serverSockets().createServerSocket(PORT)) {
            while (true) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().readAllBytes();
                }
            }
        } catch (IOException e) {
            env.recorder().record("busy.deaf");
        }
    }

    private void call(Env env, NodeId self) throws InterruptedException {
        NodeId other = NodeId.of((self.index() + 1) % SERVICES);
        List<Integer> sizes = List.of(1, 200, 5_000);
        for (int i = 0; i < 20; i++) {
            try (Socket socket = env.io().sockets().createSocket()) {
                socket.connect(new InetSocketAddress(sim.address(other), PORT), 50);
                OutputStream out = socket.getOutputStream();
                out.write(new byte[sizes.get(env.random().nextInt(sizes.size()))]);
                env.io().sleep(Duration.ofMillis(20));
            } catch (IOException e) {
                env.recorder().record("busy.dumb");
            }
        }
    }
}
