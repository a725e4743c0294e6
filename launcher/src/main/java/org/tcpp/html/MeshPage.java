package org.tcpp.html;

import java.util.List;
import org.tcpp.mesh.MeshPair;
import org.tcpp.mesh.MeshResult;
import org.tcpp.result.Verdict;

/** A run of many hosts as a page of HTML. Pure; any thread. */
public final class MeshPage {

    private MeshPage() {}

    /** The page, ending in a line end. */
    public static String of(MeshResult result) {
        return new Page(title(result), header(result)).add(pairs(result)).text();
    }

    private static String title(MeshResult result) {
        return "tcpp: " + result.plan().size().pairs() + " pairs of " + result.plan().size().hosts() + " hosts";
    }

    private static Element header(MeshResult result) {
        Number rate = (Number) result.summary().values().get("bits_per_second");
        Element header = Element.of("header").add(Element.of("h1", title(result)),
                Element.of("p", rate == null ? "no rate" : Unit.BITS_PER_SECOND.text(rate)).with("class", "quote"));
        Element verdict = Element.of("p").add(Element.of("strong", result.verdict().toString()));
        result.verdictReasons().forEach(reason -> verdict.text(" " + reason));
        return header.add(result.verdict() == Verdict.COMPLETE ? verdict : verdict.with("class", "bad"));
    }

    private static Section pairs(MeshResult result) {
        DataTable table = new DataTable("pairs", List.of("round", "client", "server", "verdict", "bit/s", "why not"));
        for (MeshPair pair : result.tables().pairs()) {
            table.row(pair.where().round(), pair.where().client(), pair.where().server(), pair.state().verdict(),
                    pair.window().bitsPerSecond(), pair.state().why());
        }
        return new Section("pairs", "Pairs").add(table);
    }
}
