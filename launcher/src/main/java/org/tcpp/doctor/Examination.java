package org.tcpp.doctor;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.host.Demand;
import org.tcpp.host.HostFacts;
import org.tcpp.host.HostFactsReader;
import org.tcpp.host.LimitsReader;
import org.tcpp.host.Source;
import org.tcpp.message.Fields;
import org.tcpp.setting.Settings;
import org.tcpp.setting.SettingsReader;

/**
 * A host that was looked at before a run.
 *
 * @param host its name, or null
 * @param networkInterface the interface that would carry the run, or null
 * @param settings how it is set up
 * @param checks what was found
 */
public record Examination(String host, String networkInterface, Settings settings, List<Check> checks) {

    private static final long WATCH_MS = 1_000;

    public Examination {
        checks = List.copyOf(checks);
    }

    /**
     * Looks at this host. Takes between one and two seconds, changes nothing, needs no privilege.
     *
     * @param remote numeric address of the other end, or null
     * @param local numeric address of this end, or null
     * @param demand what the run asks of this host
     * @param wish what else the run wants
     */
    public static Examination here(String remote, String local, Demand demand, Wish wish) {
        HostFacts facts = HostFactsReader.read(remote, local);
        String networkInterface = facts.network() == null ? null : facts.network().name();
        Settings settings = SettingsReader.read(networkInterface);
        List<Check> checks = new ArrayList<>(LimitChecks.of(demand, LimitsReader.read()));
        boolean hasDevice = facts.network() != null && facts.network().driver() != null;
        checks.addAll(SettingChecks.of(new Subject(settings,
                new Subject.Place(Source.here().system(), networkInterface, hasDevice), demand, wish)));
        checks.addAll(ActivityChecks.of(Activity.watch(networkInterface, WATCH_MS), settings, networkInterface));
        return new Examination(facts.name(), networkInterface, settings, checks);
    }

    /** With more checks at its end. */
    public Examination with(List<Check> more) {
        List<Check> all = new ArrayList<>(checks);
        all.addAll(more);
        return new Examination(host, networkInterface, settings, all);
    }

    /** As it travels from one launcher to another. */
    public Fields toFields() {
        return new Fields().put("host", host).put("interface", networkInterface).put("settings", settings.toFields())
                .put("checks", checks.stream().map(Check::toFields).toList());
    }

    /** As it arrives; throws {@link IllegalArgumentException} if it is none. */
    public static Examination from(Fields fields) {
        return new Examination(fields.textOrNull("host"), fields.textOrNull("interface"),
                Settings.from(fields.fields("settings")), fields.list("checks", Check::from));
    }
}
