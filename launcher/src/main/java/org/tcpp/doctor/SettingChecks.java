package org.tcpp.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

/** Checks of how a host is set up: each reads some settings, and is hidden where one of them is. Pure. */
final class SettingChecks {

    private final Settings settings;
    private final List<Check> checks = new ArrayList<>();

    private SettingChecks(Settings settings) {
        this.settings = settings;
    }

    /** All of them. */
    static List<Check> of(Subject subject) {
        SettingChecks all = new SettingChecks(subject.settings());
        ProcessorChecks.add(all, subject);
        InterfaceChecks.add(all, subject);
        TcpChecks.add(all, subject);
        return List.copyOf(all.checks);
    }

    /** Adds one, which is judged only if all that it reads can be seen. */
    void add(String name, List<Setting> read, Supplier<Judgement> judge) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Setting setting : read) {
            Object value = settings.known().get(setting);
            if (value == null) {
                checks.add(new Check(name, Verdict.HIDDEN, Map.of(), settings.hidden().get(setting), null));
                return;
            }
            facts.put(setting.word(), value);
        }
        Judgement judgement = judge.get();
        checks.add(new Check(name, judgement.verdict(), facts, judgement.text(), judgement.advice()));
    }
}
