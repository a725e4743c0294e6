package org.tcpp.control;

import java.util.stream.LongStream;
import org.tcpp.control.ControlMessage.Plan;
import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Exchange;
import org.tcpp.message.Fields;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.RowSample;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;
import org.tcpp.text.SafeText;

/** {@link ControlMessage}s as lines, and back. What is read is checked: the other end may be anybody. */
final class ControlCodec {

    private static final String RUN_ID = "[0-9a-f-]{1,64}";
    /** HdrHistogram's compressed encoding begins so, in base64. */
    private static final String HISTOGRAM = "HISTFAAA";
    /** And rows of connections begin so. */
    private static final String ROWS = "ROWS";
    private static final int LAST_PORT = 65_535;
    private static final int MOST_WORKERS = 65_535;
    /** A worker is replaced once a second at most. */
    private static final int MOST_INCARNATIONS = 1_000_000;
    private static final long SHORTEST_INTERVAL_NS = 1_000_000;
    /** Ten years: far from where sums of times overflow. */
    private static final long LONGEST_NS = 10 * 365 * 86_400_000_000_000L;
    /** No monotonic clock shows more, seventy years after its start; three such add up without overflow. */
    private static final long LATEST_NS = 1L << 61;

    private ControlCodec() {}

    /** The message as one line without its end. */
    static String line(ControlMessage message) {
        Fields out = switch (message) {
            case ControlMessage.Welcome m -> type("welcome").put("version", m.version())
                    .put("nonce", m.nonce())
                    .put("secret", m.secret());
            case ControlMessage.Hello m -> type("hello").put("version", m.version())
                    .put("nonce", m.nonce())
                    .put("proof", m.proof());
            case ControlMessage.Accepted m -> type("accepted").put("proof", m.proof())
                    .put("workers", m.offer().workers())
                    .put("base_port", m.offer().basePort())
                    .put("at_once", m.offer().atOnce())
                    .put("verifies", m.offer().verifies() ? Boolean.TRUE : null);
            case ControlMessage.Refused m -> type("refused").put("reason", m.reason());
            case Plan m -> plan(m);
            case ControlMessage.Examine m -> type("examine").put("question", m.question());
            case ControlMessage.Examined m -> type("examined").put("examination", m.examination())
                    .put("one_off", m.oneOff() ? Boolean.TRUE : null);
            case ControlMessage.Serving m -> type("serving").put("run", m.run());
            case ControlMessage.Ping m -> type("ping").put("sent_ns", m.sentNs());
            case ControlMessage.Pong m -> type("pong").put("sent_ns", m.sentNs())
                    .put("heard_ns", m.heardNs())
                    .put("answered_ns", m.answeredNs());
            case ControlMessage.Go m -> type("go").put("epoch_ns", m.epochNs()).put("error_ns", m.errorNs());
            case ControlMessage.Gone m -> type("gone").put("now_ns", m.nowNs());
            case ControlMessage.Beat m -> type("beat").put("sample", m.sample());
            case ControlMessage.FromWorker m -> type("worker").put("number", m.number())
                    .put("incarnation", m.incarnation())
                    .put("message", m.message().toFields());
            case ControlMessage.Lost m -> type("lost").put("number", m.number())
                    .put("incarnation", m.incarnation())
                    .put("how", m.how());
            case ControlMessage.Cancel m -> type("cancel").put("reason", m.reason());
            case ControlMessage.End m -> type("end").put("connections", m.connections());
            case ControlMessage.Bye m -> type("bye").put("host", m.host());
        };
        return out.line();
    }

    /**
     * Reads what {@link #line} writes. All text in it is made safe to show, and short where a person is to read it.
     *
     * @throws IllegalArgumentException if it is nothing of this version, or not allowed; the message is safe to show
     */
    static ControlMessage parse(String line) {
        try {
            Fields in = Fields.parse(line);
            return message(in.mapTexts(isLong(in) ? SafeText::of : ControlCodec::shown));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SafeText.of(String.valueOf(e.getMessage()), 200), e);
        }
    }

    /** A mix of sizes may have many points, and a dump has many bytes. */
    private static boolean isLong(Fields in) {
        return switch (in.text("type")) {
            case "plan" -> true;
            case "worker" -> "dump".equals(in.fields("message").text("type"));
            default -> false;
        };
    }

    private static String shown(String text) {
        // nobody shows rows, and who reads them knows only digits
        return text.startsWith(ROWS) ? text : text.startsWith(HISTOGRAM) ? SafeText.of(text) : SafeText.line(text);
    }

    private static ControlMessage message(Fields in) {
        return switch (in.text("type")) {
            case "welcome" -> new ControlMessage.Welcome(in.number("version"), in.text("nonce"), in.flag("secret"));
            case "hello" ->
                new ControlMessage.Hello(in.number("version"), in.text("nonce"), in.textOrNull("proof"));
            case "accepted" -> new ControlMessage.Accepted(in.textOrNull("proof"),
                    new Offer((int) within(in, "workers", 1, MOST_WORKERS),
                            (int) within(in, "base_port", 1, LAST_PORT),
                            (int) within(in, "at_once", -1, Integer.MAX_VALUE), in.flag("verifies")));
            case "refused" -> new ControlMessage.Refused(words(in, "reason"));
            case "plan" -> plan(in);
            case "examine" -> new ControlMessage.Examine(in.fields("question"));
            case "examined" -> new ControlMessage.Examined(in.fields("examination"), in.flag("one_off"));
            case "serving" -> new ControlMessage.Serving(in.number("run"));
            case "ping" -> new ControlMessage.Ping(moment(in, "sent_ns"));
            case "pong" ->
                new ControlMessage.Pong(moment(in, "sent_ns"), moment(in, "heard_ns"), moment(in, "answered_ns"));
            case "go" -> new ControlMessage.Go(moment(in, "epoch_ns"), within(in, "error_ns", 0, Long.MAX_VALUE));
            case "gone" -> new ControlMessage.Gone(moment(in, "now_ns"));
            case "beat" -> new ControlMessage.Beat(in.fieldsOrNull("sample", sample -> sample));
            case "worker" -> new ControlMessage.FromWorker(worker(in), incarnation(in),
                    Message.from(in.fields("message")));
            case "lost" -> new ControlMessage.Lost(worker(in), incarnation(in), words(in, "how"));
            case "cancel" -> new ControlMessage.Cancel(words(in, "reason"));
            case "end" -> new ControlMessage.End(counts(in, "connections"));
            case "bye" -> new ControlMessage.Bye(in.fieldsOrNull("host", host -> host));
            default -> throw new IllegalArgumentException(
                    "nothing of version " + ControlMessage.VERSION + ": " + in.text("type"));
        };
    }

    private static Fields plan(Plan m) {
        Fields out = type("plan").put("id", m.id())
                .put("workers", m.share().workers())
                .put("connections", m.share().connections())
                .put("at_once", m.share().atOnce())
                .put("rows_ppm", m.share().rows().isNone() ? null : (Integer) m.share().rows().partsPerMillion())
                .put("sizes", m.sizes().mix().text())
                .put("seed", m.sizes().seed())
                .put("size_cap", m.sizes().cap())
                .put("closing", m.closing().word())
                .put("exchange", m.exchange().kind().word())
                .put("duration_ns", m.times().durationNs())
                .put("timeout_ns", m.times().timeoutNs())
                .put("interval_ns", m.times().intervalNs())
                .put("connect_first", m.holding().connectFirst())
                .put("hold_ns", m.holding().holdNs())
                .put("content", m.content().isVerified() ? m.content().word() : null);
        Plan.Part part = m.share().part();
        if (part.servers() > 1) {
            out.put("run", part.run()).put("server", part.server()).put("servers", part.servers());
        }
        m.exchange().putInto(out);
        return out;
    }

    private static Plan plan(Fields in) {
        return new Plan(matching(in, "id", RUN_ID),
                new Plan.Share((int) within(in, "workers", 1, MOST_WORKERS),
                        within(in, "connections", -1, Long.MAX_VALUE / MOST_WORKERS),
                        (int) within(in, "at_once", 1, Integer.MAX_VALUE),
                        new RowSample((int) in.whole("rows_ppm", 0)), part(in)),
                new SizePlan(SizeMixes.parse(in.text("sizes")), in.whole("seed"),
                        within(in, "size_cap", SizePlan.SMALLEST, Long.MAX_VALUE)),
                Closing.of(in.text("closing")), exchange(in),
                new Plan.Times(within(in, "duration_ns", 0, LONGEST_NS), within(in, "timeout_ns", 1, LONGEST_NS),
                        within(in, "interval_ns", SHORTEST_INTERVAL_NS, LONGEST_NS)),
                new Plan.Holding(in.flag("connect_first"), within(in, "hold_ns", 0, LONGEST_NS)),
                in.has("content") ? Content.of(in.text("content")) : Content.ANY);
    }

    private static Plan.Part part(Fields in) {
        if (!in.has("servers")) {
            return Plan.Part.WHOLE;
        }
        int servers = (int) within(in, "servers", 2, MOST_WORKERS);
        int run = in.number("run");
        if (run == Report.CLASSIC) {
            throw new IllegalArgumentException("run " + run + " is no token");
        }
        return new Plan.Part(run, (int) within(in, "server", 0, servers - 1), servers);
    }

    private static Exchange exchange(Fields in) {
        Exchange exchange = Exchange.from(Exchange.Kind.of(in.text("exchange")), in);
        if (exchange.thinkNs() > LONGEST_NS) {
            throw new IllegalArgumentException("think_ns " + exchange.thinkNs() + ", allowed is up to " + LONGEST_NS);
        }
        return exchange;
    }

    private static int worker(Fields in) {
        return (int) within(in, "number", 0, MOST_WORKERS - 1);
    }

    private static int incarnation(Fields in) {
        return (int) within(in, "incarnation", 0, MOST_INCARNATIONS);
    }

    private static String words(Fields in, String name) {
        return SafeText.line(in.text(name));
    }

    private static String matching(Fields in, String name, String pattern) {
        String text = in.text(name);
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException("field '" + name + "' is not allowed: " + text);
        }
        return text;
    }

    private static long within(Fields in, String name, long least, long most) {
        long value = in.whole(name);
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "field '" + name + "' is " + value + "; allowed are " + least + " to " + most);
        }
        return value;
    }

    private static long moment(Fields in, String name) {
        return within(in, name, -LATEST_NS, LATEST_NS);
    }

    private static long[] counts(Fields in, String name) {
        long[] counts = in.wholes(name);
        if (LongStream.of(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("field '" + name + "' has a number below 0");
        }
        return counts;
    }

    private static Fields type(String type) {
        return new Fields().put("type", type);
    }
}
