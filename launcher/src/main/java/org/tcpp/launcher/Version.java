package org.tcpp.launcher;

import java.util.List;
import org.tcpp.cli.Given;
import org.tcpp.cli.ToolOption;
import org.tcpp.compare.ComparisonJson;
import org.tcpp.control.ControlMessage;
import org.tcpp.doctor.Diagnosis;
import org.tcpp.host.Build;
import org.tcpp.mesh.MeshResult;
import org.tcpp.message.Fields;
import org.tcpp.result.Result;
import org.tcpp.result.Trials;
import org.tcpp.search.SearchResult;
import org.tcpp.sweep.SweepRecord;

/** What {@code tcpp version} and {@code tcpp --version} say. */
final class Version {

    /** Of all forms that tcpp writes. */
    private static final List<String> SCHEMAS = List.of(Result.SCHEMA, Trials.SCHEMA, MeshResult.SCHEMA,
            SearchResult.SCHEMA, SweepRecord.SCHEMA, ComparisonJson.SCHEMA, Diagnosis.SCHEMA);

    private Version() {}

    static String text(Given given) {
        Build build = Build.read();
        String java = Runtime.version().toString();
        return given.has(ToolOption.VERSION_JSON)
                ? new Fields().put("version", build.version()).put("commit", build.commit()).put("java", java)
                        .put("java_home", System.getProperty("java.home"))
                        .put("control_protocol", ControlMessage.VERSION)
                        .put("schemas", SCHEMAS)
                        .line() + "\n"
                : build.text() + ", Java " + java + "\n";
    }
}
