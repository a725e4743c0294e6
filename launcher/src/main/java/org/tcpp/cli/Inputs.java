package org.tcpp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tcpp.pattern.HostList;
import org.tcpp.size.SizeMixes;

/** The files that the options of a run read. */
final class Inputs {

    private Inputs() {}

    /** All of them; the options have been read, and are well-formed. */
    static List<Options.Input> of(Given given) {
        List<Options.Input> inputs = new ArrayList<>();
        for (CliOption option : List.of(CliOption.DISTURB, CliOption.SECRET_FILE, CliOption.PAIRS)) {
            add(inputs, given, option, given.texts(option).stream());
        }
        for (CliOption option : List.of(CliOption.SIZES, CliOption.REPLY)) {
            add(inputs, given, option, given.texts(option).stream().flatMap(text -> SizeMixes.file(text).stream()));
        }
        for (CliOption option : List.of(CliOption.HOSTS, CliOption.CLIENT_HOSTS, CliOption.SERVER_HOSTS)) {
            add(inputs, given, option, given.texts(option).stream().flatMap(text -> HostList.files(text).stream()));
        }
        return inputs;
    }

    private static void add(List<Options.Input> inputs, Given given, CliOption option, Stream<String> files) {
        files.forEach(file -> inputs.add(new Options.Input(file, given.named(option))));
    }
}
