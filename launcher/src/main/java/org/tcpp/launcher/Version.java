package org.tcpp.launcher;

import org.tcpp.cli.Given;
import org.tcpp.cli.ToolOption;
import org.tcpp.host.Build;
import org.tcpp.message.Fields;

/** What {@code tcpp version} and {@code tcpp --version} say. */
final class Version {

    private Version() {}

    static String text(Given given) {
        Build build = Build.read();
        String java = Runtime.version().toString();
        return given.has(ToolOption.VERSION_JSON)
                ? new Fields().put("version", build.version()).put("commit", build.commit()).put("java", java).line()
                        + "\n"
                : build.text() + ", Java " + java + "\n";
    }
}
