package org.tcpp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.disturb.Script;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Engine;
import org.tcpp.message.Exchange;
import org.tcpp.message.Pacing;
import org.tcpp.message.RowSample;
import org.tcpp.message.WorkerSpec;
import org.tcpp.size.FixedSize;
import org.tcpp.size.SizeMix;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

/** Makes values of the arguments given and fills in every default. Ranges are the business of {@link Rules}. */
final class OptionsBuilder {

    private OptionsBuilder() {}

    static Options build(Given given) {
        Mode mode = given.mode();
        Options.Workload workload = workload(given, mode);
        Options.Placement placement = placement(given, workload);
        return new Options(mode, workload, placement, output(given),
                new Options.Serving(given.has(CliOption.ONE_OFF), given.text(CliOption.READY_FILE)), measuring(given),
                control(given, placement.basePort()), tuning(given));
    }

    private static String host(Given given) {
        String host = given.text(CliOption.CONNECT);
        // as in a URL, where an IPv6 address stands in brackets
        return host == null
                ? null
                : Stream.of(host.split(",", -1))
                        .map(one -> one.matches("\\[.*:.*\\]") ? one.substring(1, one.length() - 1) : one)
                        .collect(Collectors.joining(","));
    }

    /** A worker for each server unless asked for more. */
    private static int processes(Given given) {
        int servers = given.has(CliOption.CONNECT) ? host(given).split(",", -1).length : Defaults.PROCESSES;
        return given.parseInt(CliOption.PROCESSES, Units::parseWhole, servers);
    }

    private static Options.Workload workload(Given given, Mode mode) {
        Exchange exchange = exchange(given);
        Arrivals arrivals = Schedules.of(given);
        boolean endless = mode == Mode.SERVER || given.has(CliOption.DURATION);
        return new Options.Workload(
                given.parse(CliOption.CONNECTIONS, Units::parseCount,
                        endless ? Options.UNLIMITED : Defaults.CONNECTIONS),
                given.parseInt(CliOption.AT_ONCE, Units::parseCount,
                        mode == Mode.SERVER
                                ? Options.UNLIMITED
                                : Defaults.atOnce(arrivals, processes(given))),
                sizes(given),
                given.parse(CliOption.CLOSE, oneOf(Closing::of, "client, server, reset and half"),
                        mode == Mode.SERVER || given.has(CliOption.CLASSIC)
                                ? Defaults.CLASSIC_CLOSING
                                : exchange.closing()),
                new Options.Times(given.parse(CliOption.DURATION, Units::parseTime, 0L),
                        given.parse(CliOption.TIMEOUT, Units::parseTime, Defaults.TIMEOUT_NS), arrivals),
                new Options.Holding(given.has(CliOption.CONNECT_FIRST),
                        given.parse(CliOption.HOLD, Units::parseTime, 0L)),
                given.has(CliOption.VERIFY) || given.has(CliOption.CHAOS)
                        ? given.parse(CliOption.PAYLOAD, oneOf(OptionsBuilder::verified, "keyed and shared"), null)
                        : Content.ANY,
                exchange.paced(pacing(given)).with(chaos(given)));
    }

    private static Pacing pacing(Given given) {
        SizeMix rates = given.parse(CliOption.PACE, OptionsBuilder::rates, null);
        Units.Burst burst = given.parse(CliOption.BURST, Units::parseBurst, new Units.Burst(0, 0));
        long seed = given.parse(CliOption.SEED, Units::parseWhole, Defaults.SEED);
        return new Pacing(rates == null ? null : SizePlan.ofReplies(rates, seed, Long.MAX_VALUE), burst.bytes(),
                burst.pauseNs());
    }

    private static SizeMix rates(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return new FixedSize(Units.parseBytes(text));
        }
        long low = Units.parseBytes(text.substring(0, dash));
        long high = Units.parseBytes(text.substring(dash + 1));
        if (low < 1 || low > high) {
            throw new IllegalArgumentException("allowed are ranges upwards from at least 1 byte a second");
        }
        return SizeMixes.parse("uniform:" + low + "-" + high);
    }

    private static ChaosPlan chaos(Given given) {
        long seed = given.parse(CliOption.SEED, Units::parseWhole, Defaults.SEED);
        long only = given.parse(CliOption.ONLY, Units::parseWhole, ChaosPlan.ALL);
        return given.parse(CliOption.CHAOS, text -> ChaosPlan.parse(text, seed, only), ChaosPlan.NONE);
    }

    private static Exchange exchange(Given given) {
        if (given.has(CliOption.REVERSE)) {
            return Exchange.REVERSE;
        } else if (given.has(CliOption.BIDIR)) {
            return Exchange.bidir(replies(given, sizes(given).mix()));
        } else if (!given.has(CliOption.REPLY)) {
            return Exchange.PUSH;
        }
        return Exchange.rounds(replies(given, null),
                Math.max(1, given.parse(CliOption.ROUNDS, Units::parseCount, Defaults.ROUNDS)),
                given.parse(CliOption.THINK, Units::parseTime, 0L));
    }

    private static SizePlan replies(Given given, SizeMix otherwise) {
        SizeMix mix = given.parse(CliOption.REPLY, SizeMixes::parseOption, otherwise);
        return plan(given, CliOption.REPLY, mix, SizePlan::ofReplies);
    }

    private static Content verified(String word) {
        Content content = Content.of(word);
        if (!content.isVerified()) {
            throw new IllegalArgumentException(word);
        }
        return content;
    }

    private static SizePlan sizes(Given given) {
        SizeMix fixed = new FixedSize(given.parse(CliOption.BYTES, Units::parseBytes,
                given.has(CliOption.CHAOS) ? Defaults.CHAOS_BYTES : Defaults.BYTES));
        SizeMix mix = given.parse(CliOption.SIZES, SizeMixes::parseOption, fixed);
        return plan(given, CliOption.SIZES, mix, SizePlan::new);
    }

    /** How sizes are drawn. */
    private interface Drawing {
        SizePlan of(SizeMix mix, long seed, long cap);
    }

    private static SizePlan plan(Given given, CliOption option, SizeMix mix, Drawing drawing) {
        long seed = given.parse(CliOption.SEED, Units::parseWhole, given.has(option) ? Defaults.SEED : 0L);
        long cap = given.parse(CliOption.SIZE_CAP, Units::parseBytes, Long.MAX_VALUE);
        try {
            return drawing.of(mix, seed, cap);
        } catch (IllegalArgumentException e) {
            // mix and cap are each well-formed, and do not go together
            throw new UsageError(option.dashed() + " " + mix.text()
                    + (given.has(CliOption.SIZE_CAP) ? " with --size-cap " + cap : "") + ": " + e.getMessage());
        }
    }

    private static Options.Placement placement(Given given, Options.Workload workload) {
        return new Options.Placement(host(given), processes(given),
                given.parseInt(CliOption.PORT, Units::parseWhole, Defaults.BASE_PORT), given.text(CliOption.LOCAL),
                given.parseInt(CliOption.LOCAL_COUNT, Units::parseWhole, Defaults.LOCAL_COUNT),
                given.mode() == Mode.MESH ? HostsBuilder.build(given, workload) : null);
    }

    private static Options.Output output(Given given) {
        List<Options.Label> labels = new ArrayList<>();
        for (String text : given.texts(CliOption.LABEL)) {
            int equals = text.indexOf('=');
            labels.add(new Options.Label(equals < 0 ? "" : text.substring(0, equals), text.substring(equals + 1)));
        }
        return new Options.Output(given.has(CliOption.RATE), given.has(CliOption.CPU),
                new Options.Files(given.text(CliOption.JSON), given.text(CliOption.JSON_STREAM),
                        given.text(CliOption.CSV), given.text(CliOption.HTML), given.text(CliOption.ROWS),
                        given.text(CliOption.METRICS_FILE), Inputs.of(given)),
                labels, given.has(CliOption.QUIET),
                given.has(CliOption.VERBOSE), given.has(CliOption.LIVE),
                given.parse(CliOption.METRICS, Units::parseSocket, null));
    }

    private static Options.Measuring measuring(Given given) {
        return new Options.Measuring(given.parse(CliOption.INTERVAL, Units::parseTime, Defaults.INTERVAL_NS),
                given.parse(CliOption.OMIT, Units::parseTime, 0L),
                given.parseInt(CliOption.TRIALS, Units::parseWhole, Defaults.TRIALS),
                given.has(CliOption.FRESH_WORKERS),
                given.parse(CliOption.MAX_FAILURES, Units::parseTolerance, Defaults.MAX_FAILURES),
                given.has(CliOption.ROWS)
                        ? given.parse(CliOption.ROW_SAMPLE, Units::parseSample, RowSample.ALL)
                        : RowSample.NONE,
                given.parse(CliOption.DISTURB, file -> Script.read(file, Units::parseTime), Script.NONE));
    }

    private static Options.Control control(Given given, int basePort) {
        return new Options.Control(given.has(CliOption.CLASSIC),
                given.parseInt(CliOption.CONTROL_PORT, Units::parseWhole, basePort - 1),
                given.has(CliOption.CONTROL_ONLY), given.text(CliOption.SECRET_FILE));
    }

    private static Options.Tuning tuning(Given given) {
        return new Options.Tuning(
                given.parse(CliOption.ENGINE, oneOf(Engine::of, "auto, epoll and nio"), Defaults.ENGINE),
                new WorkerSpec.Portions(given.parseInt(CliOption.BUFFER, Units::parseBytes, Defaults.BUFFER_BYTES),
                        given.parseInt(CliOption.QUANTUM, Units::parseBytes, Defaults.QUANTUM_BYTES)),
                new WorkerSpec.Sockets(given.parseInt(CliOption.SEND_BUFFER, OptionsBuilder::sendBuffer, 0),
                        given.parseInt(CliOption.RECEIVE_BUFFER, Units::parseBytes, 0),
                        given.parse(CliOption.NO_DELAY, oneOf(OptionsBuilder::onOff, "on and off"), Defaults.NO_DELAY),
                        given.text(CliOption.CONGESTION), given.has(CliOption.SKIP_COPY),
                        given.has(CliOption.ZERO_COPY),
                        given.parseInt(CliOption.DSCP, Dscp::parse, WorkerSpec.Sockets.NO_DSCP),
                        given.parseInt(CliOption.KEEPALIVE, Units::parseSeconds, 0)),
                given.has(CliOption.PIN_CPU), !given.has(CliOption.NO_WARM_UP),
                given.parse(CliOption.WORKER_ARGUMENTS, Units::parseWords, List.of()));
    }

    private static long sendBuffer(String word) {
        if (word.equals("system")) {
            return WorkerSpec.Sockets.SYSTEMS_BUFFER;
        }
        try {
            return Units.parseBytes(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", and system", e);
        }
    }

    private static boolean onOff(String word) {
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(word);
        };
    }

    /** A parser for one of a few words, in lower case. */
    private static <T> Function<String, T> oneOf(Function<String, T> parser, String allowed) {
        return word -> {
            try {
                if (word.equals(word.toLowerCase(Locale.ROOT))) {
                    return parser.apply(word);
                }
            } catch (IllegalArgumentException _) {
                // the sentence below says it better
            }
            throw new IllegalArgumentException("allowed are " + allowed);
        };
    }
}
