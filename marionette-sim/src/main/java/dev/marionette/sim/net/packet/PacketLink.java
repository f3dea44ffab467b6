package dev.marionette.sim.net.packet;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.net.Clogs;
import dev.marionette.sim.net.Latency;
import dev.marionette.sim.net.LinkControl;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.fabric.Fabric;
import dev.marionette.sim.net.fabric.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The controls of one directed path. */
public final class PacketLink implements LinkControl {

    private final Kernel kernel;
    private final Fabric fabric;
    private final PacketControl control;
    private final Path path;

    PacketLink(Kernel kernel, Fabric fabric, PacketControl control, Path path) {
        this.kernel = kernel;
        this.fabric = fabric;
        this.control = control;
        this.path = path;
    }

    @Override
    public NodeId from() {
        return NodeId.of(path.from());
    }

    @Override
    public NodeId to() {
        return NodeId.of(path.to());
    }

    @Override
    public NetworkFaults faults() {
        return path.faults();
    }

    @Override
    public LinkControl latency(Latency latency) {
        return override("latency", faults -> faults.latency(latency));
    }

    @Override
    public LinkControl lossiness(Rate rate) {
        return override("loss", faults -> faults.lossiness(rate));
    }

    @Override
    public LinkControl duplication(Rate rate) {
        return override("duplication", faults -> faults.duplication(rate));
    }

    @Override
    public LinkControl reordering(Rate rate, Duration longest) {
        return override("reordering", faults -> faults.reordering(rate, longest));
    }

    @Override
    public LinkControl corruption(Rate rate) {
        return override("corruption", faults -> faults.corruption(rate));
    }

    @Override
    public LinkControl clogs(Clogs clogs) {
        return override("clogs", faults -> faults.clogs(clogs));
    }

    private LinkControl override(String part, UnaryOperator<NetworkFaults> change) {
        kernel.requireConfined();
        fabric.override(path, part, change);
        return this;
    }

    @Override
    public LinkControl clearOverrides() {
        kernel.requireConfined();
        fabric.clearOverrides(path);
        return this;
    }

    @Override
    public void disable() {
        kernel.requireConfined();
        fabric.enable(path, false);
    }

    @Override
    public void enable() {
        kernel.requireConfined();
        fabric.enable(path, true);
    }

    @Override
    public void clog(Duration length) {
        kernel.requireConfined();
        if (!length.isPositive()) {
            throw new IllegalArgumentException("a clog lasts longer than zero, not " + length);
        }
        fabric.clog(path, Math.addExact(kernel.nowNanos(), length.toNanos()));
    }

    @Override
    public void clog() {
        kernel.requireConfined();
        fabric.clog(path, Long.MAX_VALUE);
    }

    @Override
    public void unclog() {
        kernel.requireConfined();
        fabric.unclog(path);
    }

    @Override
    public <T> void filter(Class<T> type, Predicate<? super T> dropped) {
        control.filter(path, type, dropped);
    }
}
