package org.tcpp.message;

/** Where in its life a connection failed. The words are those of the result. */
public enum Phase implements Word {
    /** Looking up the other end's name. */
    RESOLVE("resolve"),
    /** socket(2). */
    SOCKET("socket"),
    /** bind(2) to a local address. */
    BIND("bind"),
    /** From connect(2) to established. */
    CONNECT("connect"),
    /** The first twelve bytes. */
    OPENING("opening"),
    /** Sending data. */
    SEND("send"),
    /** Receiving data. */
    RECEIVE("receive"),
    /** From the last byte to the other end's confirmation. */
    CLOSE("close"),
    /** The worker process that held it. */
    WORKER("worker"),
    /** The connection between the launchers. */
    CONTROL("control");

    private final String word;

    Phase(String word) {
        this.word = word;
    }

    /** The word in messages and results. */
    @Override
    public String word() {
        return word;
    }

    /** The phase of that word; throws IllegalArgumentException if there is none. */
    public static Phase of(String word) {
        return Word.find(values(), word, "phase");
    }
}
