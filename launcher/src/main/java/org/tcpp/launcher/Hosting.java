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
 */
record Hosting(Secret secret, Runnable listening, Consumer<Result> served) {

    /** For a person, who reads. */
    static Hosting forPeople(Secret secret) {
        return new Hosting(secret, () -> {}, _ -> {});
    }
}
