package dev.marionette.prod;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.api.contract.EndpointContract;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

final class InProcessEndpointTest extends EndpointContract {

    private static final InProcessOptions OPTIONS = InProcessOptions.nodes(3).withMaxMessageSize(5_000);

    @TempDir
    private Path directory;

    @Override
    protected void run(Body body) throws Exception {
        try (Production a = open(0);
                Production b = open(1);
                Production c = open(2)) {
            body.run(new HostCluster(List.of(a.env(), b.env(), c.env()), InProcessNetwork.of(OPTIONS)));
        }
    }

    private Production open(int node) throws Exception {
        Path root = directory.resolve("node-" + node);
        return Production.open(ProductionOptions.at(root).withNode(NodeId.of(node)));
    }

    private record HostCluster(List<Env> envs, InProcessNetwork network) implements Cluster {

        @Override
        public int nodes() {
            return envs.size();
        }

        @Override
        public int maxMessageSize() {
            return OPTIONS.maxMessageSize();
        }

        @Override
        public Env env(NodeId node) {
            return envs.get(node.index());
        }

        @Override
        public <M> Endpoint<M> endpoint(Codec<M> codec, NodeId node) {
            return network.endpoint(codec, node);
        }
    }
}
