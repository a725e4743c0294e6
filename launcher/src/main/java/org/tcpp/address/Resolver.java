package org.tcpp.address;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface Resolver {

    /** The system's own way, for 15 s at most: by default each name server is asked twice and given 5 s each time. */
    Resolver SYSTEM = within(Duration.ofSeconds(15), NameService::addresses);

    /** The name service could not say whether there is such a host; the message is for the user. */
    final class NoAnswer extends IOException {

        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(message);
        }
    }

    /**
     * All addresses of both families, the preferred first; at least one.
     *
     * @throws UnknownHostException if there is none
     * @throws NoAnswer if nobody could say
     */
    List<InetAddress> resolve(String host) throws UnknownHostException, NoAnswer;

    /** Another one, given up after so long. What it then still does holds nobody up. */
    static Resolver within(Duration patience, Resolver other) {
        return host -> {
            FutureTask<List<InetAddress>> asking = new FutureTask<>(() -> other.resolve(host));
            Thread.ofPlatform().daemon().name("resolve").start(asking);
            try {
                return asking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                throw new NoAnswer("the name service did not answer within " + patience.toSeconds() + " s");
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new NoAnswer("interrupted while the name service was asked");
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case UnknownHostException unknown -> throw unknown;
                    case NoAnswer noAnswer -> throw noAnswer;
                    case Throwable fault -> throw new IllegalStateException(fault);
                }
            }
        };
    }
}
