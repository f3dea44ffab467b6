package dev.marionette.sim.disk.device;

/** A path on the disk of a node, as choices name it. */
record DiskPlace(int node, String path) {

    @Override
    public String toString() {
        return node + ":" + path;
    }
}
