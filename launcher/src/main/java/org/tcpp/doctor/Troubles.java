package org.tcpp.doctor;

import java.util.List;
import java.util.Map;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.host.Demand;
import org.tcpp.setting.Settings;

/** What of the settings of a host makes the figures of a run something else than they seem. Pure. */
public final class Troubles {

    private Troubles() {}

    /**
     * The checks of settings that are bad.
     *
     * @param settings how the host was set up, as it stands in a result
     * @param system name of its operating system, or a text that names it
     * @param networkInterface the interface that carried the run, or null
     * @param demand what the run asked of the host
     * @param wish what else the run wanted
     */
    public static List<Check> of(Map<String, Object> settings, String system, String networkInterface, Demand demand,
            Wish wish) {
        String kind = system != null && system.contains("FreeBSD") ? "FreeBSD" : "Linux";
        return Check.of(Verdict.BAD, SettingChecks
                .of(new Subject(Settings.of(settings), new Subject.Place(kind, networkInterface, false), demand,
                        wish)));
    }
}
