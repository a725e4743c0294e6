package org.tcpp.reach;

import java.util.List;
import org.tcpp.message.Fields;

/** What the head says to the agent on a host, one line each on the agent's standard input. */
public sealed interface Order {

    /**
     * The first of all.
     * {@code {"type":"begin","secret":"…","silence_ns":10000000000}}
     *
     * @param secret what servers and clients of this command know of each other, in hexadecimal
     * @param silenceNs an agent that hears nothing for so long ends
     */
    record Begin(String secret, long silenceNs) implements Order {
    }

    /** The head is still there. {@code {"type":"beat"}} */
    record Beat() implements Order {
    }

    /**
     * What does your clock show? {@code {"type":"ping","sent_ns":1}}
     *
     * @param sentNs the head's monotonic clock
     */
    record Ping(long sentNs) implements Order {
    }

    /**
     * Be a server, in place of one that it may be already. {@code {"type":"serve","words":["-s","-p","2"]}}
     *
     * @param words the words of its command
     */
    record Serve(List<String> words) implements Order {
        public Serve {
            words = List.copyOf(words);
        }
    }

    /**
     * Get ready to be a client. {@code {"type":"prepare","pair":0,"run":"8e0c…","words":["-c","192.0.2.1"]}}
     *
     * @param pair its number among the pairs of the command
     * @param run how people call its run
     * @param words the words of its command
     */
    record Prepare(int pair, String run, List<String> words) implements Order {
        public Prepare {
            words = List.copyOf(words);
        }
    }

    /**
     * All clients that are ready begin. {@code {"type":"go","epoch_ns":1}}
     *
     * @param epochNs the moment, on the monotonic clock of the agent's host
     */
    record Go(long epochNs) implements Order {
    }

    /**
     * End the runs early, and tell what came of them. {@code {"type":"stop","signal":"SIGINT","hurry":false}}
     *
     * @param signal what the user did
     * @param withoutWaiting true if nobody is to be waited for any more
     */
    record Stop(String signal, boolean withoutWaiting) implements Order {
    }

    /** All is over: end the server, and then yourself. {@code {"type":"end"}} */
    record End() implements Order {
    }

    /** The order as one line without its end. */
    default String line() {
        Fields out = switch (this) {
            case Begin m -> new Fields().put("type", "begin").put("secret", m.secret).put("silence_ns", m.silenceNs);
            case Beat _ -> new Fields().put("type", "beat");
            case Ping m -> new Fields().put("type", "ping").put("sent_ns", m.sentNs);
            case Serve m -> new Fields().put("type", "serve").put("words", m.words);
            case Prepare m -> new Fields().put("type", "prepare").put("pair", m.pair).put("run", m.run)
                    .put("words", m.words);
            case Go m -> new Fields().put("type", "go").put("epoch_ns", m.epochNs);
            case Stop m -> new Fields().put("type", "stop").put("signal", m.signal).put("hurry", m.withoutWaiting);
            case End _ -> new Fields().put("type", "end");
        };
        return out.line();
    }

    /**
     * Reads what {@link #line()} writes.
     *
     * @throws IllegalArgumentException if it is no order of this version
     */
    static Order parse(String line) {
        Fields in = Fields.parse(line);
        return switch (in.text("type")) {
            case "begin" -> new Begin(in.text("secret"), in.whole("silence_ns"));
            case "beat" -> new Beat();
            case "ping" -> new Ping(in.whole("sent_ns"));
            case "serve" -> new Serve(in.textList("words"));
            case "prepare" -> new Prepare(in.number("pair"), in.text("run"), in.textList("words"));
            case "go" -> new Go(in.whole("epoch_ns"));
            case "stop" -> new Stop(in.text("signal"), in.flag("hurry"));
            case "end" -> new End();
            default -> throw new IllegalArgumentException("unknown order: " + in.text("type"));
        };
    }
}
