package org.tcpp.conduct;

import java.util.List;

/** The command lines that the agents run. */
public interface Wording {

    /** The words of the server on a host. */
    List<String> server();

    /** The words of a pair's client. */
    List<String> client(Cell cell);
}
