package org.tcpp.report;

import java.io.IOException;
import org.tcpp.message.Fields;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.HostView;

/** Hosts as they travel over the control connection: in the form they have in a result. */
public final class HostCodec {

    private HostCodec() {}

    /** As it travels. */
    public static Fields toFields(HostView host) {
        return Fields.parse(JsonReport.line(host));
    }

    /** As it arrives; null if nothing did, or nothing that can be read. */
    public static HostView from(Fields fields) {
        try {
            return fields == null ? null : JsonReport.host(fields.line());
        } catch (IOException _) {
            return null;
        }
    }

    /** What a host has counted in a while, as it travels. */
    public static Fields toFields(HostSampleView sample) {
        return Fields.parse(JsonReport.line(sample));
    }

    /** As it arrives; null if it is nothing that can be read. */
    public static HostSampleView sample(Fields fields) {
        try {
            HostSampleView sample = JsonReport.sample(fields.line());
            return sample.hasAllParts() ? sample : null;
        } catch (IOException _) {
            return null;
        }
    }
}
