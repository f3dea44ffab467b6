package dev.marionette.sim.engine;

import dev.marionette.sim.choice.ChoiceKind;
import java.util.random.RandomGenerator;

/**
 * Random numbers each of which is a choice: neutral is zero, or the least number allowed.
 *
 * <p>Confined to its world. The bounds are checked by the generator that draws.
 */
final class GuidedGenerator implements RandomGenerator {

    private final GuidedChoices choices;
    private final ChoiceKind kind;
    private final String subject;
    private final Prng usual;

    GuidedGenerator(GuidedChoices choices, ChoiceKind kind, String subject, Prng usual) {
        this.choices = choices;
        this.kind = kind;
        this.subject = subject;
        this.usual = usual;
    }

    private long choose(long drawn, long neutral) {
        return choices.draw(kind, subject, drawn, neutral);
    }

    /** A planned number that this call does not allow, since the run has changed before it, becomes the nearest that is. */
    private long choose(long drawn, long origin, long bound) {
        return Math.clamp(choose(drawn, origin), origin, bound - 1);
    }

    private double chooseDouble(double drawn, double neutral) {
        return Double.longBitsToDouble(choose(Double.doubleToLongBits(drawn), Double.doubleToLongBits(neutral)));
    }

    private double chooseDouble(double drawn, double origin, double bound) {
        double chosen = chooseDouble(drawn, origin);
        return chosen >= origin && chosen < bound ? chosen : origin;
    }

    @Override
    public long nextLong() {
        return choose(usual.nextLong(), 0);
    }

    @Override
    public int nextInt() {
        return (int) choose(usual.nextInt(), 0);
    }

    @Override
    public int nextInt(int bound) {
        return (int) choose(usual.nextInt(bound), 0, bound);
    }

    @Override
    public int nextInt(int origin, int bound) {
        return (int) choose(usual.nextInt(origin, bound), origin, bound);
    }

    @Override
    public long nextLong(long bound) {
        return choose(usual.nextLong(bound), 0, bound);
    }

    @Override
    public long nextLong(long origin, long bound) {
        return choose(usual.nextLong(origin, bound), origin, bound);
    }

    @Override
    public boolean nextBoolean() {
        return choose(usual.nextBoolean() ? 1 : 0, 0) != 0;
    }

    @Override
    public double nextDouble() {
        return chooseDouble(usual.nextDouble(), 0, 1);
    }

    @Override
    public double nextDouble(double bound) {
        return chooseDouble(usual.nextDouble(bound), 0, bound);
    }

    @Override
    public double nextDouble(double origin, double bound) {
        return chooseDouble(usual.nextDouble(origin, bound), origin, bound);
    }

    @Override
    public float nextFloat() {
        return (float) chooseDouble(usual.nextFloat(), 0, 1);
    }

    @Override
    public float nextFloat(float bound) {
        return (float) chooseDouble(usual.nextFloat(bound), 0, bound);
    }

    @Override
    public float nextFloat(float origin, float bound) {
        return (float) chooseDouble(usual.nextFloat(origin, bound), origin, bound);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        long word = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (i % Long.BYTES == 0) {
                word = nextLong();
            }
            bytes[i] = (byte) word;
            word >>>= Byte.SIZE;
        }
    }

    @Override
    public double nextGaussian() {
        return chooseDouble(usual.nextGaussian(), 0);
    }

    @Override
    public double nextGaussian(double mean, double deviation) {
        return chooseDouble(usual.nextGaussian(mean, deviation), mean);
    }

    @Override
    public double nextExponential() {
        return chooseDouble(usual.nextExponential(), 0);
    }
}
