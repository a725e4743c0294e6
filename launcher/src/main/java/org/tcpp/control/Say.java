package org.tcpp.control;

import org.tcpp.message.Closing;
import org.tcpp.message.Fields;
import org.tcpp.message.Message;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

/**
 * What two launchers say to each other over the control connection, one JSON line each. Above each kind stand who says
 * it and a sample line.
 *
 * <pre>
 *   server  welcome        client  hello
 *   server  accepted       client  plan
 *   server  serving        client  go
 *   server  gone
 *   both    beat           server  worker ...
 *   client  end            server  worker ... bye
 *   client  bye
 * </pre>
 *
 * Instead of accepted or serving the server may say refused, and then closes.
 */
public sealed interface Say {

    /** The version of this conversation. */
    int VERSION = 1;

    /**
     * Server, first: {@code {"type":"welcome","version":1,"nonce":"00ff…","secret":false}}
     *
     * @param version {@link #VERSION} of the server
     * @param nonce 32 random bytes in hexadecimal
     * @param secret true if it serves only those who know its secret
     */
    record Welcome(int version, String nonce, boolean secret) implements Say {
    }

    /**
     * Client: {@code {"type":"hello","version":1,"nonce":"00ff…","proof":"…"}}
     *
     * @param version {@link #VERSION} of the client
     * @param nonce 32 random bytes in hexadecimal
     * @param proof that it knows the secret, or null
     */
    record Hello(int version, String nonce, String proof) implements Say {
    }

    /**
     * Server: {@code {"type":"accepted","proof":"…","workers":4,"base_port":10000}}
     *
     * @param proof that it knows the secret, or null
     * @param workers how many workers it has
     * @param basePort the port of the first
     * @param atOnce connections that each serves at once, or -1
     */
    record Accepted(String proof, int workers, int basePort, int atOnce) implements Say {
    }

    /**
     * Server: {@code {"type":"refused","reason":"…"}}
     *
     * @param reason one line for a person
     */
    record Refused(String reason) implements Say {
    }

    /**
     * Client: what it is going to do.
     * {@code {"type":"plan","id":"…","workers":4,"connections":1000,"at_once":100,"sizes":"1000","seed":0,…}}
     *
     * @param id identifies the run for people
     * @param workers how many workers it has
     * @param connections connections of each, or -1
     * @param atOnce connections at once of each
     * @param sizes bytes of each connection
     * @param closing who closes first
     * @param intervalNs the interval it would like to have
     */
    record Plan(String id, int workers, long connections, int atOnce, SizePlan sizes, Closing closing,
            long intervalNs) implements Say {
    }

    /**
     * Server: its workers serve the run now. {@code {"type":"serving","run":7}}
     *
     * @param run the token that names the run on its data connections
     */
    record Serving(int run) implements Say {
    }

    /** Client: its workers begin now. {@code {"type":"go"}} */
    record Go() implements Say {
    }

    /**
     * Server: it has heard go. {@code {"type":"gone","now_ns":1}}
     *
     * @param nowNs then, on the monotonic clock of its host
     */
    record Gone(long nowNs) implements Say {
    }

    /** Both, every two seconds: still here. {@code {"type":"beat"}} */
    record Beat() implements Say {
    }

    /**
     * Server: what one of its workers said about the run.
     * {@code {"type":"worker","number":0,"message":{"type":"interval",…}}}
     *
     * @param number which worker
     * @param message what it said: ready, interval or finished
     */
    record FromWorker(int number, Message message) implements Say {
    }

    /**
     * Server: one of its workers ended in the middle of the run.
     * {@code {"type":"lost","number":0,"how":"exit status 137 (SIGKILL…)"}}
     *
     * @param number which worker
     * @param how one line for a person
     */
    record Lost(int number, String how) implements Say {
    }

    /**
     * Client: its workers have ended. {@code {"type":"end","connections":[1000,1000]}}
     *
     * @param connections how many of its connections each of its workers saw established
     */
    record End(long[] connections) implements Say {
    }

    /**
     * Both, the server first: all is said. {@code {"type":"bye","host":{…}}}
     *
     * @param host what the server knows of its host, or null
     */
    record Bye(Fields host) implements Say {
    }

    /** As one line without its end. */
    default String line() {
        Fields out = switch (this) {
            case Welcome m -> type("welcome").put("version", m.version)
                    .put("nonce", m.nonce)
                    .put("secret", m.secret);
            case Hello m -> type("hello").put("version", m.version).put("nonce", m.nonce).put("proof", m.proof);
            case Accepted m -> type("accepted").put("proof", m.proof)
                    .put("workers", m.workers)
                    .put("base_port", m.basePort)
                    .put("at_once", m.atOnce);
            case Refused m -> type("refused").put("reason", m.reason);
            case Plan m -> type("plan").put("id", m.id)
                    .put("workers", m.workers)
                    .put("connections", m.connections)
                    .put("at_once", m.atOnce)
                    .put("sizes", m.sizes.mix().text())
                    .put("seed", m.sizes.seed())
                    .put("size_cap", m.sizes.cap())
                    .put("closing", m.closing.word())
                    .put("interval_ns", m.intervalNs);
            case Serving m -> type("serving").put("run", m.run);
            case Go _ -> type("go");
            case Gone m -> type("gone").put("now_ns", m.nowNs);
            case Beat _ -> type("beat");
            case FromWorker m -> type("worker").put("number", m.number).put("message", m.message.toFields());
            case Lost m -> type("lost").put("number", m.number).put("how", m.how);
            case End m -> type("end").put("connections", m.connections);
            case Bye m -> type("bye").put("host", m.host);
        };
        return out.line();
    }

    /**
     * Reads what {@link #line()} writes.
     *
     * @throws IllegalArgumentException if it is nothing of this version
     */
    static Say parse(String line) {
        Fields in = Fields.parse(line);
        return switch (in.text("type")) {
            case "welcome" -> new Welcome(in.number("version"), in.text("nonce"), in.flag("secret"));
            case "hello" -> new Hello(in.number("version"), in.text("nonce"), in.textOrNull("proof"));
            case "accepted" -> new Accepted(in.textOrNull("proof"), in.number("workers"), in.number("base_port"),
                    in.number("at_once"));
            case "refused" -> new Refused(in.text("reason"));
            case "plan" -> new Plan(in.text("id"), in.number("workers"), in.whole("connections"),
                    in.number("at_once"),
                    new SizePlan(SizeMixes.parse(in.text("sizes")), in.whole("seed"), in.whole("size_cap")),
                    Closing.of(in.text("closing")), in.whole("interval_ns"));
            case "serving" -> new Serving(in.number("run"));
            case "go" -> new Go();
            case "gone" -> new Gone(in.whole("now_ns"));
            case "beat" -> new Beat();
            case "worker" -> new FromWorker(in.number("number"), Message.from(in.fields("message")));
            case "lost" -> new Lost(in.number("number"), in.text("how"));
            case "end" -> new End(in.wholes("connections"));
            case "bye" -> new Bye(in.fieldsOrNull("host", host -> host));
            default -> throw new IllegalArgumentException("nothing of this version: " + in.text("type"));
        };
    }

    private static Fields type(String type) {
        return new Fields().put("type", type);
    }
}
