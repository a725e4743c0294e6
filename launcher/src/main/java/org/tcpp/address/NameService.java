package org.tcpp.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The system's name service: hosts file, DNS, and whatever else it is set up with. */
final class NameService {

    /** Of gai_strerror(3) for EAI_AGAIN and EAI_FAIL in glibc, FreeBSD's libc and musl. */
    private static final List<String> FAILURES = List.of("temporary failure", "try again", "non-recoverable");
    /** Who says that there is no such name has been asked, and answers sooner. In any language but English. */
    private static final long TRIED_IN_VAIN_NS = TimeUnit.SECONDS.toNanos(5);

    private NameService() {}

    static List<InetAddress> addresses(String host) throws UnknownHostException, Resolver.NoAnswer {
        long beganNs = System.nanoTime();
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            // one exception for both, and only the C library's words, in the user's language, to tell them apart
            String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            if (System.nanoTime() - beganNs >= TRIED_IN_VAIN_NS || FAILURES.stream().anyMatch(words::contains)) {
                throw new Resolver.NoAnswer("the name service does not answer (" + words.substring(
                        words.lastIndexOf(": ") < 0 ? 0 : words.lastIndexOf(": ") + 2) + ")");
            }
            throw e;
        }
    }
}
