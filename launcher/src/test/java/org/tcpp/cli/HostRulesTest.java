package org.tcpp.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.pattern.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Options of many hosts: what they come to, and the sentence that the user reads of those that are wrong. */
class HostRulesTest {

    @Test
    void shouldTakeClientsAndServers() {
        Options options = options("--servers s[1-2] --clients c[1-4] --pattern incast -p 2 -d 1s -o r/");
        assertThat(options.mode()).isEqualTo(Mode.MESH);
        assertThat(options.placement().hosts().via()).isEqualTo("ssh");
        assertThat(options.placement().hosts().rounds().pairs()).isEqualTo(4);
        assertThat(options.placement().hosts().missing()).isZero();
    }

    @Test
    void shouldTakeOneList() {
        Options.Hosts hosts = options("--hosts h[1-4] --via clush_-w_{host} --missing 2 --carry-java").placement()
                .hosts();
        assertThat(hosts.pattern()).isEqualTo(Pattern.MESH);
        assertThat(hosts.rounds().pairs()).isEqualTo(12);
        assertThat(hosts.via()).isEqualTo("clush -w {host}");
        assertThat(hosts.missing()).isEqualTo(2);
        assertThat(hosts.carryJava()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --clients a                        | --clients a: needs --servers LIST
            --servers a                        | --servers a: needs --clients LIST
            --hosts a,b --clients c            | --hosts a,b with --clients c: only one of these is allowed
            --hosts a,b -s                     | --hosts a,b: allowed with many hosts only, not with -s
            --hosts a,b -c d                   | --hosts a,b: allowed with many hosts only, not with -c d
            -c h --missing 1                   | --missing 1: allowed with many hosts only, not with -c h
            --hosts a,b --pattern star         | --pattern star: allowed are pairs, mesh, incast, outcast, ring, \
            bisection, shift
            --hosts a,b,c --pattern bisection  | --pattern bisection: takes an even number of hosts, and these are 3
            --hosts a                          | --pattern mesh: takes 2 hosts or more
            --hosts a,a                        | --hosts a,a: host a stands there twice
            --clients a --servers a            | --pattern mesh: no pair is left, for a host has none with itself
            --clients a,b --servers c --pattern pairs | --pattern pairs: takes as many clients as servers, and these \
            are 2 and 1
            --clients a,b --servers c --pattern ring  | --pattern ring: needs --hosts LIST, for each host is client \
            and server, or may be either
            --pattern ring                     | --hosts LIST, or --clients LIST and --servers LIST, is needed with \
            --pattern ring
            --via srun                         | --via srun: there is no allocation here (SLURM_JOB_NODELIST is not \
            set); run it within salloc or sbatch
            --hosts a,b --via pdsh             | --via pdsh: allowed are ssh, srun, and a command with {host}, for \
            it is started once for each host: one that reaches several mixes up their lines
            --hosts a,b --missing 1            | --missing 1: allowed are 0 to 0, for two of these 2 hosts have to \
            be there
            --hosts h[1-34]                    | --pattern mesh: h1 would have a part in 66 pairs at once, with 66 \
            worker processes; allowed are 64; --pattern shift has the pairs one after the other
            --hosts h[1-4] --pattern shift -p 33 | --pattern shift: h1 would have a part in 2 pairs at once, with 66 \
            worker processes; allowed are 64
            --pairs /nowhere                   | --pairs /nowhere: cannot read /nowhere: there is no such file
            --hosts a,b --pairs f --pattern ring | --pairs f with --pattern ring: only one of these is allowed
            --hosts a,b -l 127.0.0.1           | -l 127.0.0.1: not allowed with --hosts
            --hosts a,b --classic              | --classic: not allowed with --hosts
            --servers a --clients b -1         | -1: not allowed with --clients
            """)
    void shouldSayWhatIsWrong(String line, String sentence) {
        assertThat(((Parsed.Wrong) CommandLine.parse(words(line))).message()).isEqualTo(sentence);
    }

    private static Options options(String line) {
        return ((Parsed.Run) CommandLine.parse(words(line))).options();
    }

    private static String[] words(String line) {
        String[] words = line.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace('_', ' ');
        }
        return words;
    }
}
