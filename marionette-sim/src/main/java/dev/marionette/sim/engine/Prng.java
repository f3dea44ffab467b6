package dev.marionette.sim.engine;

import dev.marionette.api.Rate;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The generator behind every draw of a simulation: xoshiro256++ (Blackman and Vigna, 2019), seeded through SplitMix64 (Steele, Lea and
 * Flood, 2014).
 *
 * <p>Integer-only and frozen: golden vectors in the tests hold the sequence fixed, and every method that a caller may use is defined here
 * in terms of {@link #nextLong()}, so that neither a JDK nor a library upgrade changes what an old seed means.
 *
 * <p>Thread rule: confined to its world.
 */
public final class Prng implements RandomGenerator {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double DOUBLE_UNIT = 0x1.0p-53;
    private static final float FLOAT_UNIT = 0x1.0p-24f;

    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private long draws;

    /** The generator whose whole sequence follows from {@code seed}. */
    public Prng(long seed) {
        s0 = splitMix(seed + GOLDEN_GAMMA);
        s1 = splitMix(seed + 2 * GOLDEN_GAMMA);
        s2 = splitMix(seed + 3 * GOLDEN_GAMMA);
        s3 = splitMix(seed + 4 * GOLDEN_GAMMA);
    }

    /** The output function of SplitMix64: a bijection that scatters close inputs. */
    static long splitMix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public long nextLong() {
        draws++;
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** How many 64-bit numbers were drawn. */
    public long draws() {
        return draws;
    }

    /**
     * A number from 0 to {@code bound - 1}, each equally likely (Lemire, 2019: multiply, and reject the few low products).
     *
     * @param bound at least 1
     */
    public long below(long bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a bound is at least 1, not " + bound);
        }
        long random = nextLong();
        long low = random * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            long rejected = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(low, rejected) < 0) {
                random = nextLong();
                low = random * bound;
            }
        }
        return Math.unsignedMultiplyHigh(random, bound);
    }

    /** A roll in the range of the rate's denominator; it fired when it is below the rate's numerator. */
    public long roll(Rate rate) {
        return below(rate.denominator());
    }

    /** Whether a roll against the rate fires. A rate that never or always fires draws nothing. */
    public boolean fires(Rate rate) {
        return !rate.isNever() && (rate.isAlways() || roll(rate) < rate.numerator());
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    @Override
    public int nextInt(int bound) {
        return (int) below(bound);
    }

    @Override
    public int nextInt(int origin, int bound) {
        return (int) nextLong(origin, bound);
    }

    @Override
    public long nextLong(long bound) {
        return below(bound);
    }

    @Override
    public long nextLong(long origin, long bound) {
        if (origin >= bound) {
            throw new IllegalArgumentException("the bound " + bound + " is not above the origin " + origin);
        }
        long range = bound - origin;
        if (range > 0) {
            return origin + below(range);
        }
        long candidate = nextLong();
        while (candidate < origin || candidate >= bound) {
            candidate = nextLong();
        }
        return candidate;
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * DOUBLE_UNIT;
    }

    @Override
    public double nextDouble(double bound) {
        return nextDouble(0, bound);
    }

    @Override
    public double nextDouble(double origin, double bound) {
        if (!(origin < bound) || Double.isInfinite(bound - origin)) {
            throw new IllegalArgumentException("no finite range from " + origin + " to " + bound);
        }
        double value = origin + nextDouble() * (bound - origin);
        return value < bound ? value : Math.nextDown(bound);
    }

    @Override
    public float nextFloat() {
        return (nextLong() >>> 40) * FLOAT_UNIT;
    }

    @Override
    public float nextFloat(float bound) {
        return nextFloat(0, bound);
    }

    @Override
    public float nextFloat(float origin, float bound) {
        if (!(origin < bound) || Float.isInfinite(bound - origin)) {
            throw new IllegalArgumentException("no finite range from " + origin + " to " + bound);
        }
        float value = origin + nextFloat() * (bound - origin);
        return value < bound ? value : Math.nextDown(bound);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        long word = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (i % Long.BYTES == 0) {
                word = nextLong();
            }
            bytes[i] = (byte) word;
            word >>>= Byte.SIZE;
        }
    }

    /**
     * The sum of twelve uniform numbers less six (Irwin-Hall): close to a standard normal, bounded by six deviations, and free of the
     * library functions that may differ between platforms.
     */
    @Override
    public double nextGaussian() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += nextDouble();
        }
        return sum;
    }

    @Override
    public double nextGaussian(double mean, double deviation) {
        if (deviation < 0) {
            throw new IllegalArgumentException("a standard deviation is 0 or more, not " + deviation);
        }
        return mean + deviation * nextGaussian();
    }

    /** An exponential number with mean 1, by {@link StrictMath} so that it is the same everywhere. */
    @Override
    public double nextExponential() {
        return -StrictMath.log(1 - nextDouble());
    }
}
