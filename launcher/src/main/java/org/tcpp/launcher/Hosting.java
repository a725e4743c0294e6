package org.tcpp.launcher;

import java.util.function.Consumer;
import org.tcpp.control.Secret;
import org.tcpp.result.Result;

/**
 * For whom a server serves, where that is not a person at a terminal. Called by the server's thread.
 *
 * @param secret of the control connections, or null
 * @param listening runs once every worker listens
 * @param served takes the result of each run that was served
 * @param sharers so many hosts may share the processors of this one, and have to be waited for
 */
record Hosting(Secret secret, Runnable listening, Consumer<Result> served, int sharers) {

    /** So many hosts of one command may be namespaces of one machine, and start their workers at once. */
    static final int MOST_SHARERS = 64;

    /** For a person, who reads. */
    static Hosting forPeople(Secret secret) {
        return new Hosting(secret, () -> {}, _ -> {}, 1);
    }
}
