package dev.marionette.examples.broadcast;

/** What holds at every moment of every run, whatever fails. */
enum Rule {
    /** What one replica delivers at an index, every replica delivers there, in all of its lives. */
    SAME_ORDER("the same order everywhere"),
    /** Who delivers a record of a client has delivered all acknowledged ones that the client sent before. */
    NO_GAP("no gap"),
    /** No record is delivered at two places. */
    NO_DUPLICATE("no duplicate"),
    /** An acknowledged record stands on the disks of a quorum, where no crash can take it away. */
    DURABLE_ON_A_QUORUM("acknowledged implies durable on a quorum");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
