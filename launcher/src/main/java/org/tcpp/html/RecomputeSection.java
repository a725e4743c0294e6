package org.tcpp.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.tcpp.report.JsonReport;
import org.tcpp.result.Result;
import org.tcpp.result.SteadyView;

/** How the figures of a page come out of its numbers, and the numbers to do it with. */
final class RecomputeSection {

    private RecomputeSection() {}

    static Section of(Result result) {
        Section section = new Section("recompute", "How to recompute it");
        Map<String, Object> summary = result.summary().values();
        if (summary.get("bits_per_second") != null) {
            section.say("bits_per_second = 8 \u00d7 bytes / seconds = 8 \u00d7 " + summary.get("bytes") + " / "
                    + summary.get("seconds") + " = " + summary.get("bits_per_second") + ".");
        }
        SteadyView.Bytes steady = result.figures().steady().bytes();
        if (steady != null) {
            section.say("In the steady window: 8 \u00d7 " + steady.bytes() + " / " + steady.window().seconds() + " = "
                    + steady.bitsPerSecond()
                    + ". Its interval comes from the batches below by the formula in docs/measurement.md.");
            DataTable batches = new DataTable("batches of the steady window", List.of("batch", "seconds", "bytes"));
            for (int i = 0; i < steady.batches().size(); i++) {
                batches.row(i, steady.batches().get(i).seconds(), steady.batches().get(i).count());
            }
            section.add(batches);
        }
        DataTable row = new DataTable("the summary, as in the JSON form", List.of("name", "value"));
        summary.forEach((name, value) -> row.row(name, value));
        return section.add(row).add(download(result));
    }

    private static Element download(Result result) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            JsonReport.write(result, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Element.of("p")
                .add(Element.of("a", "The result as JSON (gzip, " + Unit.BYTES.text(compressed.size()) + ")")
                        .with("download", "tcpp-" + result.run().id().replaceAll("[^0-9A-Za-z-]", "") + ".json.gz")
                        .with("href", "data:application/gzip;base64,"
                                + Base64.getEncoder().encodeToString(compressed.toByteArray())));
    }
}
