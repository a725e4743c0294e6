package org.tcpp.html;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.result.FailureView;
import org.tcpp.result.Finding;
import org.tcpp.result.IntegrityView;
import org.tcpp.result.Note;
import org.tcpp.result.Result;
import org.tcpp.text.SafeText;

/** What went wrong, what might mislead, and what is not known. */
final class FaultsSection {

    private static final String RUN = "run";
    private static final int FEW_DIGITS = 35;

    private FaultsSection() {}

    /** What should be known before a figure is quoted. */
    static Section remarks(Result result) {
        Section section = new Section("remarks", "Before you quote a figure");
        List<String> remarks = new ArrayList<>();
        for (Finding finding : result.faults().findings()) {
            remarks.add(finding.text());
        }
        result.tables().notes().stream().filter(note -> note.about().equals(RUN)).map(Note::text).forEach(remarks::add);
        result.tables().notices().forEach(
                notice -> remarks.add(notice.role() + " worker " + notice.worker() + ": " + notice.text()));
        return remarks.isEmpty() ? section : section.add(list(remarks));
    }

    static Section failures(Result result) {
        Section section = new Section("failures", "Failed connections");
        DataTable kinds = new DataTable("failed connections by kind",
                List.of("count", "side", "phase", "cause", "meaning"));
        DataTable examples = new DataTable("the first of each kind", List.of("connection", "cause", "side", "worker",
                "from", "to", "bytes", "at, s", "the system said"));
        for (FailureView failure : result.faults().failures()) {
            kinds.row(failure.count(), failure.side(), failure.phase(), failure.cause(), failure.meaning());
            failure.examples().forEach(one -> examples.row(one.connection(), failure.cause(), failure.side(),
                    one.worker(), one.local(), one.remote(), one.bytes(), one.atSeconds(), one.detail()));
        }
        section.add(kinds);
        FailureChart.addTo(section, result);
        return section.add(examples);
    }

    static Section integrity(Result result) {
        Section section = new Section("integrity", "Whether what came is what was sent");
        IntegrityView integrity = result.faults().integrity();
        if (integrity == null) {
            return section;
        }
        section.say(Numbers.count(integrity.bytesChecked()) + " bytes were compared (" + integrity.content() + "); "
                + (integrity.connectionsDamaged() == 0
                        ? "none differed" + (integrity.damagedBelowPerByte() == null
                                ? "."
                                : ": with 95 % confidence damage is rarer than one byte in "
                                        + Numbers.significant(1 / integrity.damagedBelowPerByte().doubleValue(), 3)
                                        + ".")
                        : Numbers.count(integrity.connectionsDamaged()) + " connections were damaged, "
                                + Numbers.count(integrity.bytesDamaged()) + " bytes in all."));
        DataTable kinds = new DataTable("what happened", List.of("kind", "meaning", "times", "bytes"));
        integrity.kinds().forEach(kind -> kinds.row(kind.kind(), kind.meaning(), kind.extents(), kind.bytes()));
        DataTable incidents = new DataTable("the first incidents",
                List.of("connection", "worker", "at, s", "kind", "what", "expected", "received"));
        integrity.incidents().forEach(one -> incidents.row(one.connection(), one.worker(), one.atSeconds(), one.kind(),
                one.text(), beginning(one.sample().expected()), beginning(one.sample().received())));
        return section.add(kinds).add(incidents);
    }

    private static String beginning(String hexadecimal) {
        return SafeText.of(hexadecimal, FEW_DIGITS);
    }

    /** Why a figure is not there. */
    static Section unknown(Result result) {
        DataTable table = new DataTable("why a figure is not known, and what limits it", List.of("about", "why"));
        result.tables().notes().stream().filter(note -> !note.about().equals(RUN))
                .forEach(note -> table.row(note.about(), note.text()));
        return new Section("unknown", "What is not known").add(table);
    }

    private static Element list(List<String> lines) {
        Element list = Element.of("ul");
        lines.forEach(line -> list.add(Element.of("li", line)));
        return list;
    }
}
