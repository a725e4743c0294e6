package org.tcpp.reach;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How hosts are reached: by a command of the user's own (an engine) that runs a bare {@code sh} on a host, one child
 * for each. Schedules, distributes and authenticates nothing itself.
 *
 * @param name the engine's name, for a person
 * @param template the words of its command; {@value #HOST} stands for the host
 */
public record Way(String name, List<String> template) {

    private static final String HOST = "{host}";
    private static final String SHELL = "sh";
    /**
     * Makes a child a session of its own, so that Ctrl-C reaches the head alone: util-linux; elsewhere it is missing.
     */
    private static final List<Path> OWN_SESSION = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    /** A terminal would translate line ends, cut lines and know no end of input; questions could not be answered. */
    private static final List<String> SSH = List.of("ssh", "-T", "-o", "BatchMode=yes", "--", HOST);
    /** Beside other steps of the allocation, on all processors that it has. */
    private static final List<String> SRUN = List.of("srun", "--overlap", "--nodes=1", "--ntasks=1",
            "--cpu-bind=none", "--unbuffered", "--nodelist=" + HOST);
    /** So srun tells who asked it to bind nothing, which it then does not: Slurm without a plug-in that could. */
    private static final String BINDS_NOTHING = "cluster configuration lacks support for cpu binding";
    private static final String ALLOCATION = "SLURM_JOB_ID";
    /** Engines that reach many hosts with one child. */
    private static final Map<String, String> BROADCASTS = Map.of("pdsh", "it never passes on the end of its input",
            "pssh", "it passes no input on", "parallel-ssh", "it passes no input on", "mpirun",
            "it passes input to one host only");

    public Way {
        template = List.copyOf(template);
    }

    /**
     * The way that these words name: {@code ssh}, {@code srun}, or a command with {@value #HOST} in it.
     *
     * @param environment of this process
     * @throws IllegalArgumentException if they name none, or one that does not work, with the reason for a person
     */
    public static Way of(List<String> words, Map<String, String> environment) {
        String engine = words.getFirst();
        if (words.equals(List.of("ssh"))) {
            return new Way(engine, SSH);
        }
        if (words.equals(List.of("srun"))) {
            if (!environment.containsKey(ALLOCATION)) {
                throw new IllegalArgumentException("needs an allocation, as of salloc: " + ALLOCATION + " is not set");
            }
            return new Way(engine, SRUN);
        }
        String reason = BROADCASTS.get(engine);
        if (reason != null) {
            throw new IllegalArgumentException(engine + " is no way to single hosts: " + reason);
        }
        if (words.stream().noneMatch(word -> word.contains(HOST))) {
            throw new IllegalArgumentException("allowed are ssh, srun, or a command with " + HOST
                    + ", for each host has a child of its own: what reaches all hosts at once tears lines apart");
        }
        return new Way(engine, words);
    }

    /** True of what an engine says though all is as it was asked to be. */
    boolean isIdle(String noise) {
        return noise.endsWith(BINDS_NOTHING);
    }

    /** The words of the command that runs a bare sh on a host. */
    List<String> words(String host) {
        List<String> words = new ArrayList<>();
        OWN_SESSION.stream().filter(Files::isExecutable).findFirst().ifPresent(path -> words.add(path.toString()));
        template.forEach(word -> words.add(word.replace(HOST, host)));
        words.add(SHELL);
        return words;
    }
}
