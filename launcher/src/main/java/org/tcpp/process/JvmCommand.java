package org.tcpp.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tcpp.message.Role;

/**
 * The command line of a worker's JVM. Immutable.
 *
 * @param java the java command
 * @param program what it runs
 * @param runFolder where a JVM that crashes leaves its report; must exist
 * @param heapBytes largest Java heap; buffers lie outside it
 * @param userArguments further JVM arguments, as the user gave them; they come last and win
 * @param archive class data sharing archive, or null
 */
public record JvmCommand(Path java, WorkerProgram program, Path runFolder, long heapBytes, List<String> userArguments,
        Path archive) {

    /** Heap of a worker with few connections, in bytes. */
    public static final long BASE_HEAP_BYTES = 64L << 20;

    /**
     * Nothing but the worker may write to its standard output, where the JVM by default puts its own log. Serial
     * collection and a small first heap save threads and memory where there are many workers.
     */
    static final List<String> FLAGS = List.of("-Xlog:disable", "-Xlog:all=warning:stderr",
            "-XX:+DisplayVMOutputToStderr", "-XX:-UsePerfData", "-XX:+UseSerialGC", "-Xms16m",
            "-XX:+ExitOnOutOfMemoryError");

    /**
     * Until a worker is ready it runs code of the JDK, nearly all of it once, and to compile that would be a third of
     * its start. So the compilers come twenty times later to everything but our own code and java.nio; and a method
     * that is called often is copied into its callers only if it is as small as one that is not (MaxInlineSize): a call
     * costs two nanoseconds, and a system call a thousand. Else the few methods through which every event goes take up
     * all others, up to the compiler's limit of 8000 bytes of code, several times over: two seconds of the optimizing
     * compiler for each worker, most of it after go, instead of half of one. What the JDK does around each system call
     * is copied nevertheless: else every call leaves an object behind, and takes ten nanoseconds more.
     */
    static final List<String> COMPILING = List.of("-XX:CompileThresholdScaling=20", "-XX:FreqInlineSize=35",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,org.*::*,0.05",
            "-XX:CompileCommand=CompileThresholdScaling,sun.nio.*::*,0.05",
            "-XX:CompileCommand=CompileThresholdScaling,java.nio.channels.*::*,0.05",
            "-XX:CompileCommand=dontinline,org.tcpp.libc.Libc::call",
            "-XX:CompileCommand=inline,jdk.internal.foreign.AbstractMemorySegmentImpl::*",
            "-XX:CompileCommand=inline,jdk.internal.foreign.abi.SharedUtils::check*",
            "-XX:CompileCommand=dontinline,org.tcpp.net.linux.SocketAddresses::text",
            "-XX:CompileCommand=dontinline,org.tcpp.sample.Goodputs::keep");

    /**
     * A rejected or missing archive costs time and nothing else, so nobody is told. A JVM that does not know one of
     * these log tags (JDK 25 knows both) does not start: they stand only where there is an archive, which the same JVM
     * has made with them.
     */
    private static final String NO_ARCHIVE_LOG = "-Xlog:cds*=off,aot*=off:stderr";

    /**
     * The archive stands in each worker where it stood when it was made, so that nothing has to be adjusted and its
     * pages are shared by all: a third of a worker's own memory and a quarter of its page faults. Where something else
     * stands there already, the JVM puts it elsewhere.
     */
    private static final List<String> IN_PLACE = List.of("-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");

    /**
     * A whole archive, the JDK's classes and ours, which are linked already (JEP 483): it takes the place of the JDK's
     * own, where a dynamic one would lie on top of that and have both relocated at each start.
     */
    static final List<String> ARCHIVING = List.of("-Xshare:dump", "-XX:+AOTClassLinking");

    /** Each makes a JVM print a line and can change what is measured. */
    private static final Set<String> UNWANTED_ENVIRONMENT = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS");

    /**
     * Ctrl-C reaches the whole foreground group, a lost terminal (HUP) and timeout(1) (TERM) do so too. A JVM leaves a
     * signal alone that was ignored when it started, so its worker lives on to report when told to stop. Whoever wants
     * to end a worker closes its standard input or kills it.
     */
    private static final String SHIELD = "trap '' HUP INT TERM; exec \"$@\"";

    private static final Path SHELL = Path.of("/bin/sh");

    public JvmCommand {
        userArguments = List.copyOf(userArguments);
    }

    /** The command of this launcher's own java, with a base heap, no further arguments and no archive. */
    public static JvmCommand of(WorkerProgram program, Path runFolder) {
        String name = File.separatorChar == '\\' ? "java.exe" : "java";
        Path java = Path.of(System.getProperty("java.home"), "bin", name);
        return new JvmCommand(java, program, runFolder, BASE_HEAP_BYTES, List.of(), null);
    }

    /** The same with another limit of the Java heap, rounded up to whole MiB. */
    public JvmCommand withHeapBytes(long bytes) {
        return new JvmCommand(java, program, runFolder, bytes, userArguments, archive);
    }

    /** The same with the user's own JVM arguments. */
    public JvmCommand withUserArguments(List<String> arguments) {
        return new JvmCommand(java, program, runFolder, heapBytes, arguments, archive);
    }

    /** The same with an archive to start from, or null for none. */
    public JvmCommand withArchive(Path file) {
        return new JvmCommand(java, program, runFolder, heapBytes, userArguments, file);
    }

    /** The words of the command that starts a worker; process listings show role, number and port at its end. */
    public List<String> words(Role role, int number, int port) {
        List<String> words = new ArrayList<>();
        if (shielded()) {
            words.addAll(List.of(SHELL.toString(), "-c", SHIELD, "tcpp-worker"));
        }
        words.add(java.toString());
        words.addAll(FLAGS);
        words.add("-Xmx" + heapMebibytes() + "m");
        words.addAll(COMPILING);
        words.add("-XX:ErrorFile=" + runFolder.resolve("hs_err_%p.log"));
        if (archive != null) {
            words.addAll(List.of(NO_ARCHIVE_LOG, "-XX:SharedArchiveFile=" + archive));
            words.addAll(IN_PLACE);
        }
        words.addAll(userArguments);
        words.addAll(program.options());
        words.addAll(List.of(role.word(), Integer.toString(number), Integer.toString(port)));
        return words;
    }

    /**
     * The words of the command that shows which classes a worker loads: it writes their names to a file. The user's
     * arguments are left out: one that names a file or a debugger must act in the workers only.
     */
    List<String> trainingWords(Path classes) {
        List<String> words = plainWords();
        words.addAll(List.of("-Xshare:auto", "-XX:DumpLoadedClassList=" + classes));
        words.addAll(program.options());
        words.addAll(List.of("train", "0", "0"));
        return words;
    }

    /** The words of the command that makes an archive of those classes. The program does not run. */
    List<String> archivingWords(Path classes, Path target) {
        List<String> words = plainWords();
        words.addAll(ARCHIVING);
        words.addAll(List.of("-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + target));
        words.addAll(program.options());
        return words;
    }

    private List<String> plainWords() {
        List<String> words = new ArrayList<>();
        words.add(java.toString());
        words.addAll(FLAGS);
        words.add("-Xmx" + heapMebibytes() + "m");
        words.add(NO_ARCHIVE_LOG);
        return words;
    }

    /** A builder of a process whose environment has no JVM options. */
    static ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeAll(UNWANTED_ENVIRONMENT);
        return builder;
    }

    /** Where the JVM of that process would have left its crash report. */
    Path crashReport(long pid) {
        return runFolder.resolve("hs_err_" + pid + ".log");
    }

    /** True if a shell stands between, which says by status 126 or 127 that it could not start the JVM. */
    boolean shielded() {
        return Files.isExecutable(SHELL);
    }

    private long heapMebibytes() {
        return Math.ceilDiv(heapBytes, 1L << 20);
    }
}
