package org.tcpp.host;

import oshi.spi.SystemInfoProvider;
import oshi.util.GlobalConfig;

/** The way into OSHI. It costs a quarter of a second at first use, so only what needs it asks for it. */
final class Oshi {

    /** Loaded at first use. */
    private static final class Holder {
        static final SystemInfoProvider SYSTEM = choose();
    }

    private Oshi() {}

    static SystemInfoProvider system() {
        return Holder.SYSTEM;
    }

    /** Without native code where that works, for it is quicker and causes no warnings about native access. */
    private static SystemInfoProvider choose() {
        // else it answers for 300 ms with what it read before, and a run may be shorter
        GlobalConfig.set(GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, 1);
        SystemInfoProvider nativeFree = new oshi.nativefree.SystemInfo();
        return nativeFree.isAvailable() ? nativeFree : new oshi.SystemInfo();
    }
}
