package org.tcpp.net;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Locale;

/**
 * What java.nio's exceptions mean, told by class and message. The words are those of strerror(3) as the JDK passes them
 * on, or its own.
 */
final class IoFailures {

    private IoFailures() {}

    /** One of {@link NetCode}. */
    static int code(IOException e) {
        if (says(e, "too many open files")) {
            return NetCode.NO_DESCRIPTORS;
        } else if (says(e, "cannot assign requested") || says(e, "can't assign requested")
                || says(e, "resource temporarily unavailable")) {
            return NetCode.NO_PORTS;
        } else if (says(e, "no buffer space") || says(e, "cannot allocate memory")) {
            return NetCode.NO_BUFFERS;
        } else if (e instanceof NoRouteToHostException || says(e, "unreachable") || says(e, "no route")
                || says(e, "is down")) {
            return NetCode.UNREACHABLE;
        } else if (says(e, "timed out")) {
            return NetCode.TIMED_OUT;
        } else if (says(e, "reset") || says(e, "broken pipe") || says(e, "abort") || says(e, "not connected")) {
            return NetCode.RESET;
        } else if (says(e, "permi")) {
            return NetCode.PERMISSION;
        } else if (e instanceof BindException || says(e, "in use")) {
            return NetCode.ADDRESS_IN_USE;
        } else if (e instanceof ConnectException) {
            return NetCode.REFUSED;
        }
        return NetCode.SYSTEM;
    }

    private static boolean says(IOException e, String words) {
        return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains(words);
    }
}
