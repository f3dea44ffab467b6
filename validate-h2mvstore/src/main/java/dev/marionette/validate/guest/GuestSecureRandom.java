package dev.marionette.validate.guest;

import java.io.Serial;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * A {@code SecureRandom} in type only: it draws from the simulation, so it is repeatable and not secure.
 *
 * <p>Public because rewritten guest classes make it. Thread rule: that of the {@link GuestHost} behind it.
 */
public final class GuestSecureRandom extends SecureRandom {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RandomGenerator source;

    /** Draws from {@code source}. */
    public GuestSecureRandom(RandomGenerator source) {
        super(new Nothing(), null);
        this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        source.nextBytes(bytes);
    }

    @Override
    public byte[] generateSeed(int count) {
        byte[] seed = new byte[count];
        source.nextBytes(seed);
        return seed;
    }

    @Override
    public void setSeed(byte[] seed) {
        // More entropy changes nothing here: the world's seed decides.
    }

    @Override
    public void setSeed(long seed) {
        // As above; also called by the constructor of Random.
    }

    @Override
    public String getAlgorithm() {
        return "Marionette";
    }

    private static final class Nothing extends java.security.SecureRandomSpi {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected void engineSetSeed(byte[] seed) {
            throw new IllegalStateException("never asked");
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            throw new IllegalStateException("never asked");
        }

        @Override
        protected byte[] engineGenerateSeed(int count) {
            throw new IllegalStateException("never asked");
        }
    }
}
