package org.tcpp.loop;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import org.tcpp.net.Net;

/** Stands before a Net and counts what is accepted through it, however the loop above counts. One thread. */
final class AcceptedConnections {

    private final Set<Integer> open = new HashSet<>();
    private long accepted;
    private int mostOpen;

    /** The same Net, looked at. */
    Net lookAt(Net net) {
        return (Net) Proxy.newProxyInstance(Net.class.getClassLoader(), new Class<?>[]{Net.class},
                (_, method, arguments) -> {
                    if (arguments != null && (method.getName().equals("close") || method.getName().equals("reset"))) {
                        open.remove((Integer) arguments[0]);
                    }
                    try {
                        Object result = method.invoke(net, arguments);
                        if (method.getName().equals("accept") && (Integer) result >= 0) {
                            open.add((Integer) result);
                            accepted++;
                            mostOpen = Math.max(mostOpen, open.size());
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** How many were open at once at the most. */
    int mostOpen() {
        return mostOpen;
    }

    /** True if so many have been accepted and all of them are closed. */
    boolean allOver(long connections) {
        return accepted >= connections && open.isEmpty();
    }

    @Override
    public String toString() {
        return accepted + " accepted, " + open.size() + " of them open";
    }
}
