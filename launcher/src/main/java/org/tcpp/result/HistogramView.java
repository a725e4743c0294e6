package org.tcpp.result;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.Side;
import org.tcpp.message.Report;

/**
 * A whole distribution, so that results can be merged, compared and plotted.
 *
 * @param side who measured it
 * @param name what was measured, ending in its unit: {@code connect_microseconds}
 * @param hdrhistogram HdrHistogram's compressed V2 encoding, base64
 */
public record HistogramView(String side, String name, String hdrhistogram) {

    /** The distribution; null if the text is none, for a result may have been edited. */
    public Histogram histogram() {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(hdrhistogram)), 0);
        } catch (DataFormatException | RuntimeException _) {
            return null;
        }
    }

    static List<HistogramView> of(Estimate estimate) {
        List<HistogramView> views = new ArrayList<>();
        for (Side side : new Side[]{estimate.client(), estimate.server()}) {
            if (side != null) {
                boolean early = side.role() == estimate.early();
                side.distributions()
                        .values()
                        .stream()
                        .filter(Figure::known)
                        .map(figure -> figure.value().name())
                        .filter(name -> !(early && (name.startsWith(Report.TCP_INFO) || name.equals(Report.SHARE))))
                        .forEach(name -> views.add(
                                new HistogramView(FailureView.sideWord(side.role(), estimate.exchange()),
                                        name, side.histogram(name))));
            }
        }
        return List.copyOf(views);
    }
}
