package org.tcpp.launcher;

import java.lang.reflect.Proxy;

/**
 * What this process does when the system sends it a signal. The only way to be told of one and to live on is
 * sun.misc.Signal of jdk.unsupported, which is no part of the Java platform and therefore found by name; where it is
 * missing, signals do what they do without it. Names are without their SIG. Any thread.
 */
final class SystemSignals {

    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private SystemSignals() {}

    /** From now on this is done, by a thread of its own; false if this Java keeps the signal to itself. */
    static boolean handle(String name, Runnable then) {
        try {
            Class<?> handler = Class.forName(HANDLER);
            set(name, Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            then.run();
                            yield null;
                        }
                        case "equals" -> proxy == arguments[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> name;
                    }));
            return true;
        } catch (ReflectiveOperationException _) {
            return false;
        }
    }

    /** From now on it does again what the system has it do. */
    static void reset(String name) {
        try {
            set(name, Class.forName(HANDLER).getField("SIG_DFL").get(null));
        } catch (ReflectiveOperationException _) {
            // then it was never handled either
        }
    }

    private static void set(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName(SIGNAL);
        signal.getMethod("handle", signal, Class.forName(HANDLER))
                .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    }
}
