package org.tcpp.session;

import java.util.Optional;

/** The runs that a server has beside one, with whom it shares the workers. */
@FunctionalInterface
public interface OtherRuns {

    /** Connections at once of each worker that they have been promised. */
    long promised();

    /** How much longer the workers may take to start, in nanoseconds; 0 once they are ready. */
    default long startNs() {
        return 0;
    }

    /** True if one of them has that token. */
    default boolean have(int token) {
        return false;
    }

    /** Why no run may begin that is to have that token, or any if it is null. */
    default Optional<String> refusal(Integer token) {
        return token != null && have(token)
                ? Optional.of("another run of the same token is under way; does -c name this server twice?")
                : Optional.empty();
    }
}
