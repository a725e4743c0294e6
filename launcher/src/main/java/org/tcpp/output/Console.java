package org.tcpp.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tcpp.cli.Options;
import org.tcpp.estimate.Live;
import org.tcpp.message.ExitStatus;
import org.tcpp.report.LiveLine;
import org.tcpp.report.MeshLive;
import org.tcpp.report.MeshProgress;
import org.tcpp.report.Style;
import org.tcpp.text.SafeText;

/**
 * What a person sees: results on standard output, everything else on standard error, and there, on a terminal, a line
 * that rewrites itself. It never waits longer than a moment for whoever reads them. One thread.
 */
public final class Console {

    /** Set by the start script where standard error is a terminal: its width in columns. */
    static final String COLUMNS_PROPERTY = "tcpp.columns";

    private static final long REPAINT_NS = 200_000_000;
    private static final long REPEAT_NS = 1_000_000_000;
    /** Both streams may be one terminal: what comes later waits so long for what came before. */
    private static final long SETTLE_NS = 100_000_000;

    private final Patience patience = new Patience();
    private final StandardStream out = StandardStream.out(patience);
    private final StandardStream err = StandardStream.err(patience);
    private StandardStream text = out;
    private Style style = Style.ofWidth(columns());
    private boolean paints;
    /** Takes the lines for a person in place of standard error; or null. */
    private final Consumer<String> listener;
    private boolean outTold;
    private boolean painted;
    private long paintedNs;
    private long liveNs;
    private View view;
    private Screen screen;

    /** What a person sees on the standard streams. */
    public Console() {
        this(null);
    }

    private Console(Consumer<String> listener) {
        this.listener = listener;
    }

    /** One whose lines somebody elsewhere shows, and whose results nobody does. */
    public static Console of(Consumer<String> listener) {
        return new Console(listener);
    }

    /** Shows things as these options want it from now on. */
    public void follow(Options options) {
        Options.Output output = options.output();
        boolean terminal = Integer.getInteger(COLUMNS_PROPERTY, 0) > 0;
        text = Destination.onStandardOutput(output).isEmpty() ? out : err;
        style = new Style(columns(), terminal && mayRewrite(), output.connectionsPerSecond(), output.cpu(),
                output.quiet(), output.verbose());
        paints = !output.quiet() && (terminal || output.verbose());
    }

    /**
     * From now on these tell whether somebody wants an end, so that no reader is waited for long, and whether he will
     * not wait at all. They are asked several times a second while something is waited for.
     */
    public void hurryWhen(BooleanSupplier wanted, BooleanSupplier wantedAtOnce) {
        patience.hurryWhen(wanted, wantedAtOnce);
    }

    /** Shows this while runs last: over the whole screen of that terminal, or, without one, in a line a second. */
    public void show(View shown, Terminal terminal) {
        view = shown;
        paints = true;
        if (terminal != null) {
            screen = new Screen(err, shown, terminal, !isSet("NO_COLOR"));
        }
    }

    /** Why the whole screen cannot be had, for the end of a sentence; null if it can. */
    public static String screenMissing() {
        return screenMissing(Integer.getInteger(COLUMNS_PROPERTY, 0), System.getenv("TERM"));
    }

    /** The same for a terminal of that width, 0 where there is none, and of that kind. */
    static String screenMissing(int columns, String term) {
        if (columns == 0) {
            return "standard error is no terminal";
        }
        return term == null || term.isEmpty() || "dumb".equals(term)
                ? "TERM says that the terminal can do nothing"
                : null;
    }

    /** What gives the terminal back in an emergency; any thread. */
    public String restoration() {
        return screen == null ? "" : screen.restoration();
    }

    /** How wide help may be, as the terminal or the environment says; or null. */
    public static String helpColumns() {
        return System.getProperty(COLUMNS_PROPERTY, System.getenv("COLUMNS"));
    }

    /** The width of the terminal, or of the paper that we pretend to write on. */
    private static int columns() {
        int columns = Integer.getInteger(COLUMNS_PROPERTY, 0);
        return columns > 0 ? columns : parsed(System.getenv("COLUMNS"));
    }

    /** How text is to look. */
    public Style style() {
        return style;
    }

    /** Text of the result, to standard output (to standard error where that carries something else). */
    public void print(String words) {
        if (listener != null) {
            return;
        }
        clear();
        err.settle(SETTLE_NS);
        text.print(words);
        text.settle(SETTLE_NS);
    }

    /** Text that has no other place, to standard error. */
    public void printToError(String words) {
        if (listener == null) {
            clear();
            err.print(words);
        } else {
            words.lines().forEach(listener);
        }
    }

    /** A line for a person, on standard error. */
    public void say(String line) {
        String safe = SafeText.of(line);
        if (listener != null) {
            listener.accept(safe);
        } else if (screen != null && screen.isEntered()) {
            screen.keep(safe, "tcpp: " + safe + "\n");
        } else {
            erase();
            err.print("tcpp: " + safe + "\n");
        }
    }

    /** A line that only -q suppresses. */
    public void tell(String line) {
        if (!style.quiet()) {
            say(line);
        }
    }

    /** A line that only -v shows. */
    public void detail(String line) {
        if (style.verbose()) {
            say(line);
        }
    }

    /** True if it is time to show how the run stands. */
    public boolean wantsLive(long nowNs) {
        return paints && nowNs - liveNs >= (isRepainted() ? REPAINT_NS : REPEAT_NS);
    }

    private boolean isRepainted() {
        return view == null ? style.rewrites() : screen != null;
    }

    /** Shows how the run stands; leaves it out where the line before has not been taken yet. */
    public void live(Live live, long nowNs) {
        paint(LiveLine.paint(live, style), nowNs);
    }

    /** The same of many hosts. */
    public void live(MeshLive live, long nowNs) {
        paint(LiveLine.paint(MeshProgress.of(live), style), nowNs);
    }

    private void paint(String line, long nowNs) {
        if (view != null) {
            view.status(null);
        }
        if (screen == null && !err.isIdle()) {
            return; // it is time as soon as what was said before is taken
        }
        paintedNs = nowNs;
        liveNs = nowNs;
        if (screen != null) {
            screen.paint(nowNs);
        } else if (view != null) {
            err.print(view.line(nowNs) + "\n");
        } else {
            err.print(line);
            painted = style.rewrites();
        }
    }

    /** Something is under way and takes a moment; shown on a terminal only. */
    public void busy(String what) {
        if (view != null) {
            view.status(what + " ...");
            if (screen != null && System.nanoTime() - paintedNs >= REPAINT_NS) {
                paintedNs = System.nanoTime();
                screen.paint(paintedNs);
            }
        } else if (paints && style.rewrites() && System.nanoTime() - paintedNs >= REPAINT_NS) {
            erase();
            paintedNs = System.nanoTime();
            err.print(what + " ...");
            painted = true;
        }
    }

    /** Takes away what rewrites itself: the line, or the whole screen. */
    public void clear() {
        if (screen != null) {
            screen.leave();
        }
        erase();
    }

    private void erase() {
        if (painted) {
            err.print(LiveLine.clear(style));
            painted = false;
        }
    }

    /** Says that we are at fault, with all that helps to find it. */
    public void bug(Throwable fault) {
        say("this is a bug in tcpp; please report it with the lines that follow");
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        printToError(trace.toString());
    }

    /**
     * Waits, a bounded time, until all is written.
     *
     * @param status the exit status otherwise
     * @return the exit status: 73 if something could not be written
     */
    public int finish(int status) {
        clear();
        out.drain();
        err.drain();
        if (out.failure() != null && !outTold) {
            say("standard output" + Reason.cannotBeWritten(out.failure()));
            err.drain();
        }
        boolean failed = out.failure() != null || err.failure() != null;
        return failed && status != ExitStatus.SOFTWARE.code() ? ExitStatus.CANNOT_CREATE.code() : status;
    }

    /** Somebody has said that standard output failed. */
    void outTold() {
        outTold = true;
    }

    /** Why something for standard output was not written, or null; what is on its way does not count yet. */
    IOException outFailure() {
        return out.failure();
    }

    Patience patience() {
        return patience;
    }

    StandardStream out() {
        return out;
    }

    StandardStream err() {
        return err;
    }

    private static boolean mayRewrite() {
        return !isSet("NO_COLOR") && !"dumb".equals(System.getenv("TERM"));
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }

    private static int parsed(String columns) {
        return columns != null && columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : Style.NARROWEST;
    }
}
