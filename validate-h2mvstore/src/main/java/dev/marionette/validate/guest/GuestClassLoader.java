package dev.marionette.validate.guest;

/**
 * One copy of a guest's classes, static state included, bound to one {@link GuestHost} at a time.
 *
 * <p>Guests come first: a class that {@link GuestCode} knows is defined here even if the parent has one of the same name; everything else
 * comes from the parent. Assertions are off, as they are in production. Several loaders of one {@code GuestCode} share nothing but bytes,
 * so guests run in parallel, one loader for each thread.
 *
 * <p>Thread rule: confined to the thread that runs its guests; {@link #host(GuestHost)} is called between their runs.
 */
public final class GuestClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final GuestCode code;
    private GuestHost host;

    GuestClassLoader(GuestCode code, ClassLoader parent, GuestHost host) {
        super(parent);
        this.code = code;
        this.host = host;
        setDefaultAssertionStatus(false);
    }

    /** The host that the guests of this loader see now. */
    public GuestHost host() {
        return host;
    }

    /** From now on the guests of this loader see {@code host}. */
    public void host(GuestHost host) {
        this.host = host;
    }

    /**
     * Finds a guest here, any other class in the parent.
     *
     * @throws UnsupportedOperationException if the guest calls the host in a way that cannot be redirected; the message names the class
     *     and the call
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = code.definition(name);
            return bytes == null ? super.loadClass(name, resolve) : defineClass(name, bytes, 0, bytes.length);
        }
    }
}
