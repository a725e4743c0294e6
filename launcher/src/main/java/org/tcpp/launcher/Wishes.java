package org.tcpp.launcher;

import org.tcpp.doctor.Purpose;
import org.tcpp.doctor.Wish;
import org.tcpp.message.Exchange;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

/** What plans want of hosts, in the doctor's terms. */
final class Wishes {

    private Wishes() {}

    /** What a plan wants of this host. */
    static Wish here(Purpose purpose, RunSpec plan) {
        boolean client = plan.has(Role.CLIENT);
        boolean server = plan.has(Role.SERVER);
        return new Wish(purpose, 0, client && clientSends(plan) || server && serverSends(plan),
                client && serverSends(plan) || server && clientSends(plan), sockets(plan));
    }

    /** True if data goes from the client to the server. */
    static boolean clientSends(RunSpec plan) {
        return plan.exchange().kind() != Exchange.Kind.REVERSE;
    }

    /** True if data goes from the server to the client. */
    static boolean serverSends(RunSpec plan) {
        return plan.exchange().kind() != Exchange.Kind.PUSH;
    }

    /** What a plan sets on the sockets of this host. */
    static Wish.Sockets sockets(RunSpec plan) {
        return new Wish.Sockets(plan.tuning().worker().sockets().sendBufferBytes(),
                plan.tuning().worker().sockets().receiveBufferBytes(), plan.tuning().pinCpu());
    }
}
