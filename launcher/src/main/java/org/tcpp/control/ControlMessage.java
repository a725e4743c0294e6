package org.tcpp.control;

import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Exchange;
import org.tcpp.message.Fields;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.RowSample;
import org.tcpp.size.SizePlan;

/**
 * What two launchers say to each other over the control connection, one JSON line each ({@link ControlCodec}). Above
 * each kind stand who says it and a sample line.
 *
 * <pre>
 *   server  welcome        client  hello
 *   server  accepted       client  plan
 *   server  serving        client  ping ...
 *   server  pong ...       client  go
 *   server  gone
 *   both    beat           server  worker ...
 *   client  end            server  worker ... bye
 *   client  bye
 * </pre>
 *
 * In place of its plan the client may say examine, and the server answers examined. Instead of accepted or serving the
 * server may say refused, and then closes. Either may say cancel during a run.
 * Welcome, hello and refused are read in the same way in every version, so that two of different versions can tell each
 * other so.
 */
public sealed interface ControlMessage {

    /** The version of this conversation. */
    int VERSION = 2;

    /**
     * Server, first: {@code {"type":"welcome","version":2,"nonce":"00ff…","secret":false}}
     *
     * @param version {@link #VERSION} of the server
     * @param nonce 32 random bytes in hexadecimal
     * @param secret true if it serves only those who know its secret
     */
    record Welcome(int version, String nonce, boolean secret) implements ControlMessage {
    }

    /**
     * Client: {@code {"type":"hello","version":2,"nonce":"00ff…","proof":"…"}}
     *
     * @param version {@link #VERSION} of the client
     * @param nonce 32 random bytes in hexadecimal
     * @param proof that it knows the secret, or null
     */
    record Hello(int version, String nonce, String proof) implements ControlMessage {
    }

    /**
     * Server: {@code {"type":"accepted","proof":"…","workers":4,"base_port":10000,"at_once":-1}}
     *
     * @param proof that it knows the secret, or null
     * @param offer what it has
     */
    record Accepted(String proof, Offer offer) implements ControlMessage {
    }

    /**
     * Server: {@code {"type":"refused","reason":"…"}}
     *
     * @param reason one line for a person
     */
    record Refused(String reason) implements ControlMessage {
    }

    /**
     * Client: what it is going to do, all that both ends have to know of it.
     * {@code {"type":"plan","id":"…","workers":4,"connections":1000,"at_once":100,"sizes":"1000","seed":0,…}}
     *
     * @param id identifies the run for people and in the names of files: hexadecimal digits and dashes, at most 64
     * @param share what each of its workers does
     * @param sizes bytes of each connection
     * @param closing who closes first
     * @param exchange who sends, and when
     * @param times its times
     * @param holding what happens before data flows
     * @param content what the bytes are, and whether they are checked
     */
    record Plan(String id, Share share, SizePlan sizes, Closing closing, Exchange exchange, Times times,
            Holding holding, Content content) implements ControlMessage {

        /**
         * What the server's worker of that number is told.
         *
         * @param run the run's token
         * @param number which worker
         * @param patienceNs how long the server lets a connection be without progress once it may send
         */
        public Load load(int run, int number, long patienceNs) {
            int worker = number * share.part.servers + share.part.server;
            return new Load(run,
                    new Load.Share(share.connections, share.atOnce, exchange.first(worker),
                            (long) share.workers * share.part.servers, share.rows),
                    sizes, closing,
                    new Load.Times(0, patienceNs, times.intervalNs), holding.connectFirst, content, exchange);
        }

        /**
         * @param workers how many workers the client has for this server
         * @param connections connections of each, or -1
         * @param atOnce connections at once of each
         * @param rows of which of them the server is to tell a row
         * @param part which part of the run is this server's
         */
        public record Share(int workers, long connections, int atOnce, RowSample rows, Part part) {

            /** Without rows, of a run with one server. */
            public Share(int workers, long connections, int atOnce) {
                this(workers, connections, atOnce, RowSample.NONE, Part.WHOLE);
            }
        }

        /**
         * A server's part in a run with several: those workers of the client whose number, modulo that of the servers,
         * is the server's.
         *
         * @param run the token that all of them are to name the run by; null where it is the one server's to say
         * @param server its number, from 0
         * @param servers how many there are
         */
        public record Part(Integer run, int server, int servers) {

            /** All of it. */
            public static final Part WHOLE = new Part(null, 0, 1);
        }

        /**
         * In nanoseconds.
         *
         * @param durationNs it starts no connection later than this; 0: no such limit
         * @param timeoutNs a connection without progress for so long has failed, for the client
         * @param intervalNs the interval that both ends count by
         */
        public record Times(long durationNs, long timeoutNs, long intervalNs) {
        }

        /**
         * Connections may be opened long before data flows over them: the server is not to take them for stalled.
         *
         * @param connectFirst all connections are opened before any sends
         * @param holdNs and then kept idle for so long, in nanoseconds
         */
        public record Holding(boolean connectFirst, long holdNs) {

            /** Data flows as soon as a connection is there. */
            public static final Holding NONE = new Holding(false, 0);
        }
    }

    /**
     * Client, in place of a plan: is your host fit for such a run?
     * {@code {"type":"examine","question":{"workers":4,…}}}
     *
     * @param question what the run asks of the server's host
     */
    record Examine(Fields question) implements ControlMessage {
    }

    /**
     * Server: what it found, a second or two later. {@code {"type":"examined","examination":{"host":"lab1",…}}}
     *
     * @param examination its host, its settings and the checks
     * @param oneOff it ends after one run, which a connection out of curiosity would be
     */
    record Examined(Fields examination, boolean oneOff) implements ControlMessage {
    }

    /**
     * Server: its workers serve the run now. {@code {"type":"serving","run":7}}
     *
     * @param run the token that names the run on its data connections
     */
    record Serving(int run) implements ControlMessage {
    }

    /**
     * Both: what does your clock show? Answered at once. {@code {"type":"ping","sent_ns":1}}
     *
     * @param sentNs when it was sent, on the monotonic clock of who asks
     */
    record Ping(long sentNs) implements ControlMessage {
    }

    /**
     * Both: the answer to a ping. {@code {"type":"pong","sent_ns":1,"heard_ns":10,"answered_ns":11}}
     *
     * @param sentNs that of the ping
     * @param heardNs when the ping had come, on the monotonic clock of who answers
     * @param answeredNs when the answer was written, on that clock
     */
    record Pong(long sentNs, long heardNs, long answeredNs) implements ControlMessage {
    }

    /**
     * Client: the run begins. {@code {"type":"go","epoch_ns":1,"error_ns":50000}}
     *
     * @param epochNs intervals end at whole multiples of the interval after this moment on the monotonic clock of the
     *            server's host
     * @param errorNs by how much that may differ from the moment on the client's clock that it stands for
     */
    record Go(long epochNs, long errorNs) implements ControlMessage {
    }

    /**
     * Server: it has heard go. {@code {"type":"gone","now_ns":1}}
     *
     * @param nowNs when it heard that, on the monotonic clock of its host
     */
    record Gone(long nowNs) implements ControlMessage {
    }

    /**
     * Both, every two seconds: still here. {@code {"type":"beat"}} Of a server during a run also with what its host has
     * counted, for whoever watches: {@code {"type":"beat","sample":{"from_seconds":0.5,…}}}
     *
     * @param sample in the form of a row of a host's samples in a result, or null
     */
    record Beat(Fields sample) implements ControlMessage {

        /** Still here. */
        public Beat() {
            this(null);
        }
    }

    /**
     * Server: what one of its workers said about the run.
     * {@code {"type":"worker","number":0,"incarnation":0,"message":{"type":"interval",…}}}
     *
     * @param number which worker
     * @param incarnation which process of that number: 0 for the first, one more for each that took its place
     * @param message what it said
     */
    record FromWorker(int number, int incarnation, Message message) implements ControlMessage {
    }

    /**
     * Server: one of its workers ended in the middle of the run.
     * {@code {"type":"lost","number":0,"incarnation":0,"how":"exit status 137 (SIGKILL…)"}}
     *
     * @param number which worker
     * @param incarnation which process of that number
     * @param how one line for a person
     */
    record Lost(int number, int incarnation, String how) implements ControlMessage {
    }

    /**
     * Both: the run is to end now, with what there is; the rest of the conversation is as after an end by itself.
     * {@code {"type":"cancel","reason":"the client was told to stop (SIGINT)"}}
     *
     * @param reason one line for a person
     */
    record Cancel(String reason) implements ControlMessage {
    }

    /**
     * Client: its workers have ended their work. {@code {"type":"end","connections":[1000,1000]}}
     *
     * @param connections how many of its connections each of its workers saw established
     */
    record End(long[] connections) implements ControlMessage {
    }

    /**
     * Both, the server first: all is said. {@code {"type":"bye","host":{…}}}
     *
     * @param host what the server knows of its host, or null
     */
    record Bye(Fields host) implements ControlMessage {
    }
}
