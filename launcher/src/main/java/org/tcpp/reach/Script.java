package org.tcpp.reach;

import org.tcpp.message.ExitStatus;

/**
 * What a bare sh on a host is told: POSIX, and whole before it begins to do it, for a shell reads ahead. What it
 * answers for us begins with {@value #MARK}; all else is noise.
 */
final class Script {

    /** Begins every line that is meant for us. */
    static final String MARK = "tcpp-host ";
    /** The probe has said everything. */
    static final String PROBED = MARK + "probed";
    /** The archive may come. */
    static final String OPEN = MARK + "open";
    /** It is there. */
    static final String CARRIED = MARK + "carried";
    /** Something of it did not work. */
    static final String FAILED = MARK + "failed";
    /** Begins the line that says what the host is. */
    static final String SYSTEM = MARK + "system ";
    /** Begins the line that says that it has a build already. */
    static final String HAS = MARK + "has ";

    /** Begins the line that says where a build is. */
    static final String PLACE = MARK + "place ";
    /** Begins the line that says what a build says of itself. */
    static final String VERSION = MARK + "version ";
    /** Both have been said. */
    static final String SHOWN = MARK + "shown";

    /** Where builds are kept. */
    private static final String FOLDER = """
            case ${XDG_CACHE_HOME:-} in /*) d=$XDG_CACHE_HOME/tcpp ;; *) d=${HOME:?}/.cache/tcpp ;; esac
            """;

    private Script() {}

    /** Has it say what it is, and which of these builds it has. */
    static String probe(Iterable<String> digests) {
        StringBuilder text = new StringBuilder(FOLDER);
        text.append("echo \"").append(SYSTEM).append("$(uname -s) $(uname -m) $(uname -n)\"\n");
        digests.forEach(digest -> text.append("[ -x \"$d/").append(digest).append("/bin/tcpp\" ] && echo '")
                .append(HAS).append(digest).append("'\n"));
        return text.append("echo '").append(PROBED).append("'\n").toString();
    }

    /**
     * Has it unpack what comes on its standard input, and end. Hosts may share the folder, so it is put in place whole.
     * What somebody left there who was killed is removed a day later.
     */
    static String carry(String digest) {
        String place = "\"$d/" + digest + "\"";
        return FOLDER + "{ t=; if mkdir -p \"$d\" && t=$(mktemp -d \"$d/carry.XXXXXX\") && echo '" + OPEN
                + "' && tar xzf - -C \"$t\"; then [ -e " + place + " ] || mv \"$t\" " + place
                + "; rm -rf \"$t\" " + place
                + "/\"${t##*/}\"; find \"$d\" -name 'carry.*' -prune -mtime +0 -exec rm -rf {} +"
                + "; echo '" + CARRIED + "'; exit; fi; [ -z \"$t\" ] || rm -rf \"$t\"; echo '" + FAILED + "'; exit "
                + ExitStatus.CANNOT_CREATE.code() + "; }\n";
    }

    /**
     * Has it say where a build is and what that says of itself, and end; as the build ends if it cannot run there. A
     * first run, of one connection, leaves the archives that later starts are quicker with.
     */
    static String show(String digest) {
        return "t=\"$d/" + digest + "\"; v=$(\"$t/bin/tcpp\" version) || exit; \"$t/bin/tcpp\" --loopback -r 29735 -t 1"
                + " -b 12 --no-warmup -q >/dev/null 2>&1 </dev/null; echo \"" + PLACE + "$t\"; echo \"" + VERSION
                + "$v\"; echo '" + SHOWN + "'; exit\n";
    }

    /**
     * Has it become the agent.
     *
     * @param fresh true if the build has just come: then nobody waits until archives for later starts are made
     */
    static String agent(String digest, boolean fresh) {
        return "exec " + (fresh ? "env XDG_CACHE_HOME=/dev/null " : "") + "\"$d/" + digest + "/bin/tcpp\" agent\n";
    }
}
