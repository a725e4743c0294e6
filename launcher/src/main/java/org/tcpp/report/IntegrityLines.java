package org.tcpp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tcpp.result.IntegrityView;
import org.tcpp.result.IntegrityView.IncidentView;
import org.tcpp.result.Result;

/** What the text says of bytes that were checked. */
final class IntegrityLines {

    private static final int INCIDENTS = 3;
    private static final int HEX_DIGITS = 32;

    private IntegrityLines() {}

    /** Nothing where nobody checked, or has told. */
    static List<String> of(Result result, Style style) {
        IntegrityView integrity = result.faults().integrity();
        List<String> lines = new ArrayList<>();
        if (integrity == null) {
            return lines;
        }
        if (integrity.connectionsDamaged() == 0) {
            lines.addAll(Ascii.wrapped("every byte was checked (" + integrity.content() + "): 0 of "
                    + grouped(integrity.bytesChecked()) + " differ from what was sent"
                    + (integrity.damagedBelowPerByte() == null
                            ? ""
                            : "; fewer than " + String.format(Locale.ROOT, "%.1e", integrity.damagedBelowPerByte())
                                    + " per byte, with 95 % confidence"),
                    style.width(), "  "));
            return lines;
        }
        lines.add("");
        lines.addAll(Ascii.wrapped("DAMAGED: " + integrity.connectionsDamaged()
                + (integrity.connectionsDamaged() == 1 ? " connection" : " connections") + " received other bytes"
                + " than were sent; " + grouped(integrity.bytesChecked()) + " bytes were checked ("
                + integrity.content() + ")", style.width(), "  "));
        integrity.kinds()
                .forEach(kind -> lines.addAll(Ascii.wrapped("  " + kind.extents() + " x " + kind.meaning() + ", "
                        + grouped(kind.bytes()) + " bytes in all", style.width(), "    ")));
        integrity.incidents()
                .stream()
                .limit(style.verbose() ? Long.MAX_VALUE : INCIDENTS)
                .forEach(incident -> lines.addAll(incident(incident, style)));
        return lines;
    }

    private static List<String> incident(IncidentView incident, Style style) {
        List<String> lines = new ArrayList<>(Ascii.wrapped("  connection " + incident.connection() + " of worker "
                + incident.worker()
                + (incident.extent().direction().equals("to_client") ? ", to the client" : "")
                + (incident.socket().remote() == null ? "" : ", from " + incident.socket().remote())
                + (incident.atSeconds() == null ? "" : ", at " + Quantity.seconds(incident.atSeconds()) + " s")
                + ": " + incident.text(), style.width(), "    "));
        lines.add("    expected " + some(incident.sample().expected()));
        lines.add("    received " + some(incident.sample().received()));
        if (incident.sample().dump() != null) {
            lines.add("    more in  " + incident.sample().dump().expected() + ", .received");
        }
        return lines;
    }

    private static String some(String hex) {
        return hex.length() <= HEX_DIGITS ? hex : hex.substring(0, HEX_DIGITS) + "...";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
