package org.tcpp.message;

/** What happened to bytes that are not those that were sent. The words are those of messages and results. */
public enum DamageKind implements Word {
    /** They were wrong when first looked at and right afterwards: memory that changes, late DMA. */
    UNSTABLE("unstable", "changed while it was looked at"),
    /** The receiver's own reference has changed: this host's memory, not the network. */
    OWN_MEMORY("own_memory", "the receiving host's own memory has changed"),
    /** One byte or word over and over: zeros, or what a kernel fills memory with. */
    CONSTANT("constant", "overwritten by a constant"),
    /** Single bits. */
    BIT_FLIP("bit_flip", "bits flipped"),
    /** Bytes in reverse order within words of 16, 32 or 64 bits. */
    SWAPPED("swapped", "bytes swapped within words"),
    /** From there to its end the stream is what it was some bytes earlier. */
    DUPLICATED("duplicated", "bytes came twice"),
    /** From there to its end the stream is what should have come some bytes later. */
    MISSING("missing", "bytes are missing"),
    /** Some bytes of the same stream in place of others. */
    DISPLACED("displaced", "overwritten by other bytes of the same stream"),
    /** Bytes of another connection of the run. */
    OTHER_CONNECTION("other_connection", "bytes of another connection"),
    /** Bytes of a run before this one. */
    EARLIER_RUN("earlier_run", "bytes of an earlier run"),
    /** Bytes that this connection sends the other way. */
    OTHER_DIRECTION("other_direction", "bytes of the other direction"),
    /** Bytes of the pattern from another place, of which a shared region does not tell the connection. */
    ELSEWHERE("elsewhere", "bytes from another place of the shared region"),
    /** Headers of packets among the data. */
    HEADERS("headers", "packet headers among the data"),
    /** Nothing that is known. */
    UNKNOWN("unknown", "damaged in an unknown way");

    private final String word;
    private final String sentence;

    DamageKind(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /** The word in messages and results. */
    @Override
    public String word() {
        return word;
    }

    /** For a person. */
    public String sentence() {
        return sentence;
    }

    /** The kind of that word; throws IllegalArgumentException if there is none. */
    public static DamageKind of(String word) {
        return Word.find(values(), word, "kind of damage");
    }
}
