package org.tcpp.setting;

import java.io.IOException;
import java.net.NetworkInterface;
import org.tcpp.nic.Ethtool;
import org.tcpp.nic.Ethtool.Question;
import org.tcpp.nic.QueueingDisciplines;

/** What an interface of this Linux host says when it is asked by system calls. */
final class LinuxDriver {

    private LinuxDriver() {}

    static void read(Reading reading, String name) {
        reading.ask(Setting.QDISC, () -> {
            NetworkInterface carrier = NetworkInterface.getByName(name);
            return carrier == null ? null : String.join(" ", QueueingDisciplines.of(carrier.getIndex()));
        });
        try (Ethtool driver = new Ethtool(name)) {
            driver(reading, driver);
        } catch (IOException | LinkageError e) {
            for (Setting setting : new Setting[]{Setting.RX_RING, Setting.RX_RING_MAX, Setting.TX_RING,
                    Setting.TX_RING_MAX, Setting.RX_COALESCE_US, Setting.RX_COALESCE_ADAPTIVE, Setting.TSO,
                    Setting.GSO, Setting.GRO, Setting.LRO, Setting.PAUSE, Setting.RECEIVE_QUEUES_MAX}) {
                reading.hide(setting, String.valueOf(e.getMessage()));
            }
        }
    }

    private static void driver(Reading reading, Ethtool driver) {
        number(reading, Setting.RX_RING_MAX, driver, Question.RINGS, 1);
        number(reading, Setting.TX_RING_MAX, driver, Question.RINGS, 4);
        number(reading, Setting.RX_RING, driver, Question.RINGS, 5);
        number(reading, Setting.TX_RING, driver, Question.RINGS, 8);
        number(reading, Setting.RX_COALESCE_US, driver, Question.COALESCING, 1);
        flag(reading, Setting.RX_COALESCE_ADAPTIVE, driver, Question.COALESCING, 10);
        flag(reading, Setting.TSO, driver, Question.SEGMENTATION, 1);
        flag(reading, Setting.GSO, driver, Question.GENERIC_SEGMENTATION, 1);
        flag(reading, Setting.GRO, driver, Question.GENERIC_RECEIVE, 1);
        reading.ask(Setting.LRO, () -> (driver.ask(Question.FLAGS)[1] & Ethtool.LARGE_RECEIVE) != 0);
        reading.ask(Setting.PAUSE, () -> {
            int[] pause = driver.ask(Question.PAUSE);
            return pause[2] != 0 ? pause[3] != 0 ? "both" : "rx" : pause[3] != 0 ? "tx" : "off";
        });
        reading.ask(Setting.RECEIVE_QUEUES_MAX, () -> {
            int[] channels = driver.ask(Question.CHANNELS);
            return channels[1] + channels[4];
        });
    }

    private static void number(Reading reading, Setting setting, Ethtool driver, Question question, int i) {
        reading.ask(setting, () -> driver.ask(question)[i]);
    }

    private static void flag(Reading reading, Setting setting, Ethtool driver, Question question, int i) {
        reading.ask(setting, () -> driver.ask(question)[i] != 0);
    }
}
