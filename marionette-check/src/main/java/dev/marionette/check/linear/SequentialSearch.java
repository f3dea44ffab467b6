package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A search for an order that explains what processes did, each in its own order: depth first, with memoisation. A configuration is how far each
 * process is, which uncertain operations took effect, and the state; the shortcuts are those of {@link Search}.
 */
final class SequentialSearch<S, I, O> {

    private final Model<S, I, O> model;
    private final Programs<I, O> programs;
    private final Allowance allowance;
    private final StateTable<S> states;
    private final ConfigurationTable configurations;
    private final SlotKinds slots;
    private final Frames frames = new Frames();
    private final int count;
    private final int total;
    private final int certainWords;
    private final long[] bits;
    private int furthest;
    private List<Operation<I, O>> log = List.of();
    private boolean logging;

    SequentialSearch(Model<S, I, O> model, Programs<I, O> programs, Allowance allowance) {
        this.model = model;
        this.programs = programs;
        this.allowance = allowance;
        count = programs.certain().size();
        total = programs.operations();
        certainWords = (count + 1) / 2;
        bits = new long[certainWords + (programs.uncertain().size() + 63) / 64];
        states = new StateTable<>(model, allowance);
        configurations = new ConfigurationTable(
                new ConfigurationTable.Layout(certainWords, certainWords, bits.length), allowance);
        slots = SlotKinds.allDifferent(certainWords);
    }

    Search.End run() {
        if (allowance.isSpent()) {
            return Search.End.SPENT;
        }
        boolean found = reach(model.initial(), -1L << 32);
        while (!found && !frames.isEmpty() && !allowance.isSpent()) {
            found = advance();
        }
        if (found) {
            return Search.End.FOUND;
        }
        return allowance.isSpent() ? Search.End.SPENT : Search.End.EXCLUDED;
    }

    /** The first order that explains the most certain operations. */
    List<Operation<I, O>> longestOrder() {
        log = new ArrayList<>();
        if (configurations.size() == 0) {
            return log;
        }
        List<Integer> path = new ArrayList<>();
        for (int entry = furthest; configurations.parent(entry) >= 0; entry = configurations.parent(entry)) {
            path.add(entry);
        }
        logging = true;
        Arrays.fill(bits, 0);
        read(model.initial());
        for (int entry : path.reversed()) {
            take(configurations.operation(entry));
            read(states.get(configurations.state(entry)));
        }
        logging = false;
        return log;
    }

    private boolean advance() {
        int entry = frames.entry();
        S state = states.get(configurations.state(entry));
        configurations.copyBits(entry, bits);
        if (!frames.hasAlternative()) {
            int candidate = nextCandidate(frames.cursor());
            if (candidate < 0) {
                frames.pop();
                return false;
            }
            frames.cursor(candidate + 1);
            frames.candidate(candidate, step(state, candidate));
        }
        if (!frames.hasAlternative()) {
            return false;
        }
        int candidate = frames.operation();
        S next = frames.nextAlternative();
        if (candidate >= count && next.equals(state)) {
            return false;
        }
        take(candidate);
        return reach(next, (long) entry << 32 | candidate);
    }

    private boolean reach(S state, long link) {
        read(state);
        int done = 0;
        for (int program = 0; program < count; program++) {
            done += next(program);
        }
        int entry = configurations.add((long) done << 32 | states.number(state), link, bits, slots);
        if (entry == ConfigurationTable.COVERED) {
            return false;
        }
        if (done > configurations.position(furthest)) {
            furthest = entry;
        }
        frames.push(entry);
        return done == total;
    }

    /** Programs come first, then uncertain operations. */
    private int nextCandidate(int from) {
        for (int candidate = from; candidate < count + programs.uncertain().size(); candidate++) {
            boolean possible = candidate < count
                    ? next(candidate) < programs.certain().get(candidate).size() && !nextReads(candidate)
                    : isOpen(candidate - count);
            if (possible) {
                return candidate;
            }
        }
        return -1;
    }

    private boolean isOpen(int index) {
        Programs.Uncertain<I, O> uncertain = programs.uncertain().get(index);
        boolean first = uncertain.twin() < 0 || isTaken(uncertain.twin());
        return !isTaken(index) && first && next(uncertain.program()) >= uncertain.after();
    }

    private List<S> step(S state, int candidate) {
        allowance.step();
        if (candidate >= count) {
            return model.step(
                    state,
                    programs.uncertain().get(candidate - count).operation().input());
        }
        Operation<I, O> operation = programs.certain().get(candidate).get(next(candidate));
        return operation.outcome() instanceof Outcome.Ok<O>(O result)
                ? model.step(state, operation.input(), result)
                : List.of();
    }

    private void take(int candidate) {
        if (candidate >= count) {
            int index = candidate - count;
            bits[certainWords + (index >>> 6)] |= 1L << index;
            note(programs.uncertain().get(index).operation());
        } else {
            note(programs.certain().get(candidate).get(next(candidate)));
            bits[candidate >>> 1] += 1L << ((candidate & 1) * 32);
        }
    }

    /** Takes what only reads, as long as the state allows it. */
    private void read(S state) {
        for (int program = 0; program < count; program++) {
            int length = programs.certain().get(program).size();
            while (next(program) < length
                    && nextReads(program)
                    && !step(state, program).isEmpty()) {
                take(program);
            }
        }
    }

    private boolean nextReads(int program) {
        return model.readsOnly(
                programs.certain().get(program).get(next(program)).input());
    }

    private int next(int program) {
        return (int) (bits[program >>> 1] >>> ((program & 1) * 32));
    }

    private boolean isTaken(int uncertain) {
        return (bits[certainWords + (uncertain >>> 6)] & 1L << uncertain) != 0;
    }

    private void note(Operation<I, O> operation) {
        if (logging) {
            log.add(operation);
        }
    }
}
