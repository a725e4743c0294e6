package org.tcpp.launcher;

import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * Notes that somebody wants this command to end: Ctrl-C (SIGINT), kill (SIGTERM) or a lost terminal (SIGHUP). The first
 * asks for an orderly end with a whole result; the second of any kind ends the process at once. Any thread.
 *
 * <p>The only way to be told of a signal and to live on is sun.misc.Signal of jdk.unsupported, which is no part of the
 * Java platform and therefore found by name; where it is missing, signals do what they do without it.
 */
final class Signals {

    /** Numbers of POSIX.1-2017, kill(1). */
    private static final Map<String, Integer> NUMBERS = Map.of("SIGHUP", 1, "SIGINT", 2, "SIGTERM", 15);
    private static final int SIGNALLED = 128;

    private volatile String received;

    private Signals() {}

    /** Begins to listen. */
    static Signals listen() {
        Signals signals = new Signals();
        for (String name : NUMBERS.keySet()) {
            try {
                signals.listen(name.substring("SIG".length()));
            } catch (ReflectiveOperationException _) {
                // This Java does not have it, or keeps this signal to itself.
            }
        }
        return signals;
    }

    /** True if a signal has come. */
    boolean received() {
        return received != null;
    }

    /** Its name, such as SIGINT. */
    String name() {
        return received;
    }

    /** The exit status of a command that it ended early. */
    int status() {
        return SIGNALLED + NUMBERS.get(received);
    }

    private void listen(String name) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object ours = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "handle" -> receive("SIG" + name);
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> name;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    }

    private Object receive(String name) {
        if (received != null) {
            Main.exit(SIGNALLED + NUMBERS.get(name));
        }
        received = name;
        return null;
    }
}
