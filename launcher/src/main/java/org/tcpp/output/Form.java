package org.tcpp.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.tcpp.html.ConnectionTimes;
import org.tcpp.html.MeshPage;
import org.tcpp.html.ResultPage;
import org.tcpp.html.TrialsPage;
import org.tcpp.mesh.MeshResult;
import org.tcpp.report.JsonReport;
import org.tcpp.result.Result;
import org.tcpp.result.Trials;

/** A form of results in files; its name ends the files' names in a folder. */
enum Form {
    JSON {
        @Override
        void write(Result result, ConnectionTimes times, OutputStream out) throws IOException {
            JsonReport.write(result, out);
        }

        @Override
        void write(Trials trials, OutputStream out) throws IOException {
            JsonReport.write(trials, out);
        }

        @Override
        void write(MeshResult result, OutputStream out) throws IOException {
            JsonReport.write(result, out);
        }
    },
    HTML {
        @Override
        void write(Result result, ConnectionTimes times, OutputStream out) throws IOException {
            out.write(ResultPage.of(result, times).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        void write(Trials trials, OutputStream out) throws IOException {
            out.write(TrialsPage.of(trials).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        void write(MeshResult result, OutputStream out) throws IOException {
            out.write(MeshPage.of(result).getBytes(StandardCharsets.UTF_8));
        }
    };

    /** Writes a run's result; with its connections, if they are not null and it shows them. */
    abstract void write(Result result, ConnectionTimes times, OutputStream out) throws IOException;

    /** Writes what several runs say together. */
    abstract void write(Trials trials, OutputStream out) throws IOException;

    /** Writes what many hosts did. */
    abstract void write(MeshResult result, OutputStream out) throws IOException;
}
