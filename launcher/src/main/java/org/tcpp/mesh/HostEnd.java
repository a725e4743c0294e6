package org.tcpp.mesh;

import java.util.Locale;

/** How a host ended. */
public enum HostEnd {
    /** It said goodbye. */
    AS_AGREED,
    /** It was not ready when the others began, which was allowed. */
    ABSENT,
    /** It was there at go and then no more, or ended otherwise than agreed. */
    LOST;

    /** The word in a result. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
