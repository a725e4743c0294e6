package org.tcpp.process;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tcpp.spawn.Spawn;

/**
 * Starts worker processes, all from one thread that lives as long as the launcher. A worker has the kernel kill it when
 * its parent dies, so that none is left even if it is stopped at that time; and Linux means by the parent the
 * <em>thread</em> that started it (PR_SET_PDEATHSIG, prctl(2)). Started from a thread that ends before, it would be
 * killed in mid-run. Any thread.
 */
final class ProcessStarter {

    private static final ExecutorService FOREVER = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("process-starter").factory());

    private ProcessStarter() {}

    /** As {@link ProcessBuilder#start()}, which an interrupt does not disturb either. */
    static Process start(ProcessBuilder builder) throws IOException {
        Future<Process> starting = FOREVER.submit(() -> Spawn.start(builder));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return starting.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
