package org.tcpp.setting;

import org.tcpp.host.Source;

/** Reads the settings of this host: small files and a few system calls on Linux, sysctl(8) on FreeBSD. */
public final class SettingsReader {

    private SettingsReader() {}

    /**
     * The settings now; never fails. Takes some ten milliseconds, changes nothing, and needs no privilege.
     *
     * @param networkInterface the name of the interface that carries a run, or null
     */
    public static Settings read(String networkInterface) {
        return read(Source.here(), networkInterface, true);
    }

    /**
     * Those of a host of files.
     *
     * @param asksDriver whether the interface is one of this host, which its driver can be asked about
     */
    static Settings read(Source source, String networkInterface, boolean asksDriver) {
        Reading reading = new Reading(source);
        if (source.isLinux()) {
            LinuxProcessors.read(reading);
            LinuxTcp.read(reading);
            if (networkInterface == null) {
                return reading.settings("every interface of this host may carry the run");
            }
            LinuxInterface.read(reading, networkInterface);
            if (asksDriver) {
                LinuxDriver.read(reading, networkInterface);
            }
            return reading.settings("not asked");
        }
        if (source.isFreeBsd()) {
            FreeBsdSettings.read(reading, networkInterface);
            return reading.settings("no known way to ask FreeBSD");
        }
        return reading.settings("no known way to ask " + source.system());
    }
}
