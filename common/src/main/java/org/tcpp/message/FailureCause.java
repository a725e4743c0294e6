package org.tcpp.message;

/** Why a connection failed. The words are those of the result; errno names are Linux's and FreeBSD's. */
public enum FailureCause implements Word {
    /** ECONNREFUSED: nobody listens. */
    REFUSED("refused", "connection refused"),
    /** ETIMEDOUT, or no progress while connecting within the timeout. */
    TIMED_OUT("timed_out", "timed out"),
    /** ECONNRESET, EPIPE or ECONNABORTED: the other end, or an administrator, ended it. */
    RESET("reset", "reset"),
    /** ENETUNREACH, EHOSTUNREACH and their kin. */
    UNREACHABLE("unreachable", "unreachable"),
    /** The other end closed before all bytes had come. */
    PREMATURE_END("premature_end", "ended before all bytes had come"),
    /** More bytes came than announced. */
    TOO_MUCH_DATA("too_much_data", "more data than announced"),
    /** The first bytes are those of no known protocol. */
    WRONG_MAGIC("wrong_magic", "wrong magic: not a tcpp connection"),
    /** The announced length is negative as a 64-bit number. */
    IMPOSSIBLE_LENGTH("impossible_length", "impossible length"),
    /** The preamble names a run that this server does not know. */
    UNKNOWN_RUN("unknown_run", "unknown run"),
    /** A classic connection where only controlled runs are served. */
    NOT_ALLOWED("not_allowed", "not allowed here"),
    /** Connected, but the opening did not come in time. */
    SILENT("silent", "said nothing"),
    /** No progress within the timeout. */
    STALLED("stalled", "stalled"),
    /** EMFILE, ENFILE. */
    NO_DESCRIPTORS("no_descriptors", "no file descriptors"),
    /** EADDRNOTAVAIL and, from connect, EAGAIN. */
    NO_PORTS("no_ports", "no local ports"),
    /** ENOBUFS, ENOMEM. */
    NO_BUFFERS("no_buffers", "no kernel buffers"),
    /** EADDRINUSE. */
    ADDRESS_IN_USE("address_in_use", "address in use"),
    /** EACCES, EPERM. */
    PERMISSION("permission", "not permitted"),
    /** Under way when the run was stopped. */
    INTERRUPTED("interrupted", "under way when the run was stopped"),
    /** The worker process that held it died. */
    WORKER_DIED("worker_died", "its worker died"),
    /** The sender calls it completed, and the receiver never saw all of it. */
    NOT_ARRIVED("not_arrived", "sent, and not received by the other end"),
    /** The opening names a connection that the run does not have. */
    UNKNOWN_CONNECTION("unknown_connection", "the run has no such connection"),
    /** The opening names a connection that has come before. */
    DUPLICATE("duplicate", "this connection had come before"),
    /** The control connection to the other launcher broke, or that one ended in the middle of the run. */
    CONTROL_LOST("control_lost", "the control connection ended"),
    /** The host name has no address. */
    UNKNOWN_HOST("unknown_host", "unknown host"),
    /** Its bytes were not those that were sent. */
    DAMAGED("damaged", "other bytes came than were sent"),
    /** Any other error of the system. */
    SYSTEM("system", "system error");

    private final String word;
    private final String sentence;

    FailureCause(String word, String sentence) {
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

    /** The cause of that word; throws IllegalArgumentException if there is none. */
    public static FailureCause of(String word) {
        return Word.find(values(), word, "cause");
    }
}
