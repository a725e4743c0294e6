package org.tcpp.output;

import java.util.List;

/**
 * The whole screen of a terminal, lent for a view: entered with its first picture, and left as it was found. Typing is
 * not looked at, so the modes of the terminal stay those of the shell, and echo cannot be lost. Lines that are said
 * meanwhile are kept, and stand where they belong when it is left. One thread, but for {@link #restoration}.
 */
final class Screen {

    // xterm's control sequences, which tmux, screen, the BSD and Linux consoles and all emulators of today understand:
    // the alternate screen (?1049), the cursor (?25), and whether a line that is too long goes on below (?7)
    // It is erased before it is left: tmux 3.3 leaves a line of it behind where its size has changed meanwhile.
    static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l";
    static final String LEAVE = "\u001b[m\u001b[H\u001b[2J\u001b[?7h\u001b[?25h\u001b[?1049l";
    // ECMA-48: to the first cell; erase to the end of the line; erase all that follows
    private static final String HOME = "\u001b[H";
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_REST = "\u001b[J";
    /** So many lines are kept for later; with one more the screen is left, and entered anew. */
    private static final int MOST_KEPT = 1000;
    private static final long SETTLE_NS = 100_000_000;

    private final StandardStream err;
    private final View view;
    private final Terminal terminal;
    private final boolean colours;
    private final StringBuffer kept = new StringBuffer();
    private int keptLines;
    private volatile boolean entered;

    Screen(StandardStream err, View view, Terminal terminal, boolean colours) {
        this.err = err;
        this.view = view;
        this.terminal = terminal;
        this.colours = colours;
    }

    /** Paints it; leaves it out while the picture before has not been taken, or the terminal is not ours. */
    void paint(long nowNs) {
        if (terminal.wantsStop()) {
            leave();
            err.settle(SETTLE_NS);
            terminal.stop();
        }
        boolean changed = terminal.hasChanged();
        if (!terminal.isOurs()) {
            leave();
        } else if (err.isIdle()) {
            Terminal.Size size = terminal.size();
            Look look = new Look(size.columns(), size.rows(), colours, err.hasBlocks());
            StringBuilder picture = new StringBuilder(!entered || changed ? ENTER : "").append(HOME);
            List<String> lines = view.lines(look, nowNs);
            for (int i = 0; i < lines.size(); i++) {
                picture.append(i == 0 ? "" : "\r\n").append(lines.get(i)).append(ERASE_LINE);
            }
            if (!entered) {
                terminal.holdStops(true);
                entered = true;
            }
            err.print(picture.append(ERASE_REST).toString());
        }
    }

    /** True if nothing else may be written to the terminal now. */
    boolean isEntered() {
        return entered;
    }

    /** A line for later, and what of it is to be seen now. */
    void keep(String shown, String line) {
        view.note(shown);
        kept.append(line);
        keptLines++;
        if (keptLines > MOST_KEPT) {
            leave();
        }
    }

    /** Leaves it, if it was entered. */
    void leave() {
        if (entered) {
            entered = false;
            err.print(LEAVE);
            terminal.holdStops(false);
            print();
        }
    }

    /** What gives the terminal back in an emergency, and the lines kept; nothing if it is not lent. Any thread. */
    String restoration() {
        return entered ? LEAVE + kept : "";
    }

    private void print() {
        err.print(kept.toString());
        kept.setLength(0);
        keptLines = 0;
    }
}
