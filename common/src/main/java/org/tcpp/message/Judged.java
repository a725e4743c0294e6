package org.tcpp.message;

/** Whether a connection that behaved strangely ended as it may. The words are those of messages and results. */
public enum Judged implements Word {
    /** As it should. */
    EXPECTED("expected"),
    /** As it may, in a race that TCP allows. */
    TOLERATED("tolerated"),
    /** In a way that nobody may bring about, or too late. */
    UNEXPECTED("unexpected"),
    /** Not at all, for as long as it was waited for. */
    HUNG("hung"),
    /** However it ended: its host or engine could not do what its behaviour asks for. */
    NOT_SUPPORTED("not_supported");

    private final String word;

    Judged(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /** True if that connection has failed. */
    public boolean isFailure() {
        return this == UNEXPECTED || this == HUNG;
    }

    /** The judgement of that word; throws IllegalArgumentException if there is none. */
    public static Judged of(String word) {
        return Word.find(values(), word, "judgement");
    }
}
