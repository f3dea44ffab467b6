package dev.marionette.sim.node.machine;

import dev.marionette.api.NodeId;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.node.Attrition;
import dev.marionette.sim.node.NodesControl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The nodes of one simulation, for what strikes more than one of them. */
public final class Cluster implements NodesControl {

    private static final TraceName DOMAIN = TraceName.of("node.domain");
    private static final TraceKey NAME = TraceKey.of("name");
    private static final TraceKey NODES = TraceKey.of("nodes");

    private final Kernel kernel;
    private final Members members;
    private final AttritionDriver attrition;
    private final Map<String, Domain> domains = new LinkedHashMap<>();

    /** The nodes of a simulation, all of them quiet. */
    public Cluster(Kernel kernel, Members members) {
        this.kernel = kernel;
        this.members = members;
        this.attrition = new AttritionDriver(kernel);
    }

    /** What has to hear of nodes that go down and come up. */
    public NodeListener listener() {
        return attrition;
    }

    @Override
    public void attrition(Attrition newAttrition) {
        kernel.requireConfined();
        List<NodeId> struck = newAttrition.nodes().isEmpty() ? members.services.get() : newAttrition.nodes();
        attrition.set(
                newAttrition, newAttrition.isNone() ? List.of() : machines(struck), List.copyOf(domains.values()));
    }

    @Override
    public Attrition attrition() {
        return attrition.attrition();
    }

    @Override
    public void restartAll() {
        kernel.requireConfined();
        machines(members.nodes.get()).forEach(Machine::comeBack);
    }

    @Override
    public void diskFaults(DiskFaults faults) {
        kernel.requireConfined();
        machines(members.nodes.get()).forEach(machine -> machine.disk().faults(faults));
    }

    @Override
    public void domain(String name, NodeId... nodes) {
        kernel.requireConfined();
        if (nodes.length == 0) {
            throw new IllegalArgumentException("failure domain '" + name + "' has no node");
        }
        if (domains.containsKey(name)) {
            throw new IllegalArgumentException("there is a failure domain '" + name + "' already");
        }
        Domain domain = new Domain(name, domains.size(), machines(List.of(nodes)));
        kernel.trace(DOMAIN)
                .literal(NAME, name)
                .text(NODES, NodeList.of(List.of(nodes)))
                .end();
        domains.put(name, domain);
        if (!attrition.attrition().domainRate().isNever()) {
            attrition(attrition.attrition());
        }
    }

    @Override
    public void crashDomain(String name) {
        kernel.requireConfined();
        Domain domain = domains.get(name);
        if (domain == null) {
            throw new IllegalArgumentException(
                    "there is no failure domain '" + name + "'; declared are " + domains.keySet());
        }
        domain.traceCrash(kernel);
        domain.machines().forEach(Machine::crashNow);
        kernel.checkpoint();
    }

    private List<Machine> machines(List<NodeId> nodes) {
        return nodes.stream().map(members.machines).toList();
    }

    /**
     * Which nodes there are.
     *
     * @param nodes all of them, by number
     * @param services those that provide the service under test
     * @param machines finds one
     */
    public record Members(
            Supplier<List<NodeId>> nodes, Supplier<List<NodeId>> services, Function<NodeId, Machine> machines) {}
}
