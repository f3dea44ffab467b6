package dev.marionette.sim;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.sim.disk.DiskOptions;
import dev.marionette.sim.net.NetworkOptions;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The simulated machines a test wants. Immutable; safe for use by any thread.
 *
 * {@snippet :
 * SimulationOptions.nodes(4).services(0, 1, 2)
 * }
 *
 * @param nodeCount how many nodes there are, numbered from 0; at least 1
 * @param services the nodes that provide the service under test; empty if all do
 * @param buggifyActivation in which part of all seeds a buggify hook is active
 * @param diskOptions what each node's disk is like
 * @param networkOptions what the network between the nodes can hold
 */
public record SimulationOptions(
        int nodeCount,
        List<NodeId> services,
        Rate buggifyActivation,
        DiskOptions diskOptions,
        NetworkOptions networkOptions) {

    private static final SimulationOptions DEFAULTS =
            new SimulationOptions(1, List.of(), Rate.oneIn(2), DiskOptions.defaults(), NetworkOptions.defaults());

    /**
     * Checks the topology.
     *
     * @throws IllegalArgumentException if there is no node, or a service is none of the nodes or named twice
     */
    public SimulationOptions {
        if (nodeCount < 1) {
            throw new IllegalArgumentException("a simulation has at least 1 node, not " + nodeCount);
        }
        services = List.copyOf(services);
        for (NodeId service : services) {
            if (service.index() >= nodeCount) {
                throw new IllegalArgumentException(
                        "service " + service + " is none of the nodes 0 to " + (nodeCount - 1));
            }
            if (services.indexOf(service) != services.lastIndexOf(service)) {
                throw new IllegalArgumentException("service " + service + " is named twice");
            }
        }
    }

    /** One quiet node; hooks are active in half of all seeds. */
    public static SimulationOptions defaults() {
        return DEFAULTS;
    }

    /**
     * This many quiet nodes.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SimulationOptions nodes(int count) {
        return new SimulationOptions(
                count, List.of(), DEFAULTS.buggifyActivation, DEFAULTS.diskOptions, DEFAULTS.networkOptions);
    }

    /** One quiet node with a disk other than the default one: {@code disk(d -> d.sectorSize(4_096))}. */
    public static SimulationOptions disk(UnaryOperator<DiskOptions> change) {
        return DEFAULTS.withDisk(change);
    }

    /** The same with these nodes as the service under test. */
    public SimulationOptions services(int... nodes) {
        List<NodeId> declared = Arrays.stream(nodes).mapToObj(NodeId::of).toList();
        return new SimulationOptions(nodeCount, declared, buggifyActivation, diskOptions, networkOptions);
    }

    /** The same with another share of seeds in which a buggify hook is active. */
    public SimulationOptions withBuggifyActivation(Rate activation) {
        return new SimulationOptions(nodeCount, services, activation, diskOptions, networkOptions);
    }

    /** The same with another disk. */
    public SimulationOptions withDisk(UnaryOperator<DiskOptions> change) {
        return new SimulationOptions(nodeCount, services, buggifyActivation, change.apply(diskOptions), networkOptions);
    }

    /** The same with another network: {@code withNetwork(n -> n.queueCapacity(16))}. */
    public SimulationOptions withNetwork(UnaryOperator<NetworkOptions> change) {
        return new SimulationOptions(nodeCount, services, buggifyActivation, diskOptions, change.apply(networkOptions));
    }
}
