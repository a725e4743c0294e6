package org.tcpp.flow;

import org.tcpp.message.FailureCause;
import org.tcpp.net.NetCode;

/** What an outcome of the network means as the cause of a failure. */
public final class Causes {

    private Causes() {}

    /** The cause; {@code code} is one of {@link NetCode}. */
    public static FailureCause of(int code) {
        return switch (code) {
            case NetCode.END -> FailureCause.PREMATURE_END;
            case NetCode.REFUSED -> FailureCause.REFUSED;
            case NetCode.RESET -> FailureCause.RESET;
            case NetCode.TIMED_OUT -> FailureCause.TIMED_OUT;
            case NetCode.UNREACHABLE -> FailureCause.UNREACHABLE;
            case NetCode.NO_DESCRIPTORS -> FailureCause.NO_DESCRIPTORS;
            case NetCode.NO_PORTS -> FailureCause.NO_PORTS;
            case NetCode.NO_BUFFERS -> FailureCause.NO_BUFFERS;
            case NetCode.ADDRESS_IN_USE -> FailureCause.ADDRESS_IN_USE;
            case NetCode.PERMISSION -> FailureCause.PERMISSION;
            default -> FailureCause.SYSTEM;
        };
    }
}
