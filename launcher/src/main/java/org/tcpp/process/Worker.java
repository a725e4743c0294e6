package org.tcpp.process;

import org.tcpp.message.Role;

/**
 * Which worker process: its role, number and port, and which incarnation of it, for a server worker that died is
 * replaced by another of the same number.
 *
 * @param role what it does
 * @param number its number among those of its role, from 0
 * @param port the port it uses
 * @param incarnation 0 for the first process of that number
 */
public record Worker(Role role, int number, int port, int incarnation) {

    /** How it is called in messages: {@code client worker 3 (port 10003)}. */
    public String name() {
        return role.word() + " worker " + number + " (port " + port + ")";
    }
}
