package dev.marionette.sim.node.machine;

import dev.marionette.api.Rate;
import dev.marionette.sim.choice.ChoiceFamily;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.engine.Strikes;
import dev.marionette.sim.node.Attrition;
import dev.marionette.sim.node.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes nodes down and brings them back by chance.
 *
 * <p>The tick at which a node goes down next is drawn at once, at the rate that holds while writes are pending; when it comes and none are,
 * a second roll lets through as many as the rate without pending writes says. That is the distribution of a roll at each tick against the
 * rate that holds there, and costs nothing between the ticks that were drawn.
 */
final class AttritionDriver implements NodeListener {

    private final Kernel kernel;
    private final Map<Integer, Victim> victims = new TreeMap<>();
    private final List<DomainStrike> domainStrikes = new ArrayList<>(0);
    private Attrition attrition = Attrition.none();

    AttritionDriver(Kernel kernel) {
        this.kernel = kernel;
    }

    Attrition attrition() {
        return attrition;
    }

    void set(Attrition newAttrition, List<Machine> struck, List<Domain> domains) {
        attrition = newAttrition;
        AttritionTrace.faults(
                kernel, newAttrition, struck.stream().map(Machine::id).toList());
        victims.values().forEach(Victim::spare);
        domainStrikes.forEach(kernel::cancel);
        domainStrikes.clear();
        if (newAttrition.isNone()) {
            return;
        }
        AttritionTrace.expect(kernel, newAttrition);
        for (Machine machine : struck) {
            victims.computeIfAbsent(machine.id().index(), node -> new Victim(machine))
                    .aim();
        }
        for (Domain domain : domains) {
            DomainStrike strike = new DomainStrike(domain);
            domainStrikes.add(strike);
            strike.plan();
        }
    }

    @Override
    public void nodeUp(int node) {}

    @Override
    public void processStarted(int node) {
        Victim victim = victims.get(node);
        if (victim != null) {
            victim.takenDown = false;
            victim.plan();
        }
    }

    @Override
    public void nodeDown(int node) {
        Victim victim = victims.get(node);
        if (victim != null) {
            victim.plan();
        }
    }

    /** How many of the nodes are down, or about to be. */
    private int down() {
        int down = 0;
        for (Victim victim : victims.values()) {
            if (victim.aimedAt && victim.isDown()) {
                down++;
            }
        }
        return down;
    }

    /** One node, and the tick at which it goes down or comes back next. */
    private final class Victim extends Event {

        private final Machine machine;
        private final Prng random;
        private final Strikes strikes;
        private boolean aimedAt;
        private boolean takenDown;

        Victim(Machine machine) {
            this.machine = machine;
            this.random = kernel.newStream(StreamName.NODE, machine.id().index());
            this.strikes = new Strikes(kernel, ChoiceKind.FALL, machine.id(), random);
        }

        void spare() {
            aimedAt = false;
            kernel.cancel(this);
        }

        void aim() {
            aimedAt = true;
            plan();
        }

        boolean isDown() {
            return machine.isStopping() || machine.state() == NodeState.DOWN || machine.state() == NodeState.STOPPED;
        }

        void plan() {
            kernel.cancel(this);
            if (!aimedAt) {
                return;
            }
            if (machine.state() == NodeState.RUNNING) {
                planFall();
            } else if (takenDown) {
                long floor = attrition.floors().down().toNanos();
                strikes.scheduleEnd(ChoiceKind.RESTART, this, attrition.restartRate(), machine.changedNanos() + floor);
            }
        }

        private void planFall() {
            Rate most = Likelihood.times(attrition.crashRate(), attrition.pendingWriteFactor());
            long floor = attrition.floors().up().toNanos();
            strikes.schedule(this, most, machine.changedNanos() + floor);
        }

        @Override
        protected void fire() {
            if (machine.state() != NodeState.RUNNING) {
                machine.restartNow();
                return;
            }
            strikes.struck();
            if (machine.isStopping() || down() >= attrition.maxDown() || !strikes()) {
                plan();
            } else {
                takeDown();
            }
        }

        private boolean strikes() {
            if (attrition.pendingWriteFactor() == 1 || machine.hasPendingWrites()) {
                return true;
            }
            Rate rate = Likelihood.share(attrition.crashRate(), attrition.pendingWriteFactor());
            long roll = kernel.choices().numberNow(ChoiceKind.FALL_SHARE, machine.id(), random.roll(rate), 0);
            kernel.countDecision(ChoiceFamily.NODES);
            AttritionTrace.roll(kernel, machine.id(), rate, roll);
            return roll < rate.numerator();
        }

        private void takeDown() {
            takenDown = true;
            Attrition.Kinds kinds = attrition.kinds();
            long weights = (long) kinds.crash() + kinds.stop() + kinds.wipe();
            long drawn = kernel.choices().numberNow(ChoiceKind.FALL_MANNER, machine.id(), random.below(weights), 0);
            kernel.countDecision(ChoiceFamily.NODES);
            if (drawn < kinds.crash()) {
                AttritionTrace.strike(kernel, machine.id(), AttritionTrace.CRASH);
                machine.crashNow();
            } else if (drawn < (long) kinds.crash() + kinds.stop()) {
                AttritionTrace.strike(kernel, machine.id(), AttritionTrace.STOP);
                machine.stopNow(kinds.grace().toNanos());
            } else {
                AttritionTrace.strike(kernel, machine.id(), AttritionTrace.WIPE);
                machine.crashNow();
                machine.wipeNow();
            }
        }
    }

    /** One failure domain, and the tick at which it crashes next. */
    private final class DomainStrike extends Event {

        private final Domain domain;
        private final Strikes strikes;

        DomainStrike(Domain domain) {
            this.domain = domain;
            Prng random = kernel.newStream(StreamName.NODE, -1 - domain.number());
            this.strikes = new Strikes(kernel, ChoiceKind.DOMAIN_CRASH, domain.number(), random);
        }

        void plan() {
            strikes.schedule(this, attrition.domainRate());
        }

        @Override
        protected void fire() {
            strikes.struck();
            List<Victim> struck = standing();
            if (!struck.isEmpty() && down() + struck.size() <= attrition.maxDown()) {
                kernel.countDecision(ChoiceFamily.NODES);
                domain.traceCrash(kernel);
                for (Victim victim : struck) {
                    victim.takenDown = true;
                    victim.machine.crashNow();
                }
            }
            plan();
        }

        /** Its nodes that attrition may strike and that have been up for long enough. */
        private List<Victim> standing() {
            long since = kernel.nowNanos() - attrition.floors().up().toNanos();
            return domain.machines().stream()
                    .filter(machine -> machine.state() == NodeState.RUNNING && machine.changedNanos() <= since)
                    .map(machine -> victims.get(machine.id().index()))
                    .filter(victim -> victim != null && victim.aimedAt)
                    .toList();
        }
    }
}
