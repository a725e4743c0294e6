package org.tcpp.pattern;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a list of hosts stands for, and what is said of one that is wrong. */
class HostListTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            h1                           | h1
            h[1-3,7]                     | h1 h2 h3 h7
            c[08-11]                     | c08 c09 c10 c11
            c[001-003,10]                | c001 c002 c003 c10
            a,b[1,3],c                   | a b1 b3 c
            r[1-2]n[1-2].lab             | r1n1.lab r1n2.lab r2n1.lab r2n2.lab
            root@10.0.0.[1-2]            | root@10.0.0.1 root@10.0.0.2
            fd00::1,[fd00::2]            | fd00::1 fd00::2
            fe80::1%eth0                 | fe80::1%eth0
            """)
    void shouldNameHostsInTheOrderOfTheList(String list, String names) {
        assertThat(HostList.parse(list)).extracting(HostEntry::name).containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            h1                                    | h1
            root@h1                               | h1
            fd00::1                               | fd00::1
            h1=10.0.0.1                           | 10.0.0.1
            h1=10.0.0.1+fd00::1                   | 10.0.0.1 fd00::1
            h1=[fd00::1]+data.h1                  | fd00::1 data.h1
            h[1-3]=10.0.0.[1-3]                   | 10.0.0.1 | 10.0.0.2 | 10.0.0.3
            """)
    void shouldKnowWhereConnectionsToAHostGo(String list, String first) {
        assertThat(HostList.parse(list).getFirst().targets()).containsExactly(first.split(" "));
    }

    @Test
    void shouldGiveEachOfARangeItsOwnAddresses() {
        assertThat(HostList.parse("h[09-10]=10.0.0.[9-10]+fd00::[9,a]".replace("[9,a]", "[9-10]")))
                .containsExactly(new HostEntry("h09", List.of("10.0.0.9", "fd00::9")),
                        new HostEntry("h10", List.of("10.0.0.10", "fd00::10")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a,,b              | a host is missing beside a comma
            a,                | a host is missing beside a comma
            h[1-              | 'h[1-' has a bracket that is not closed, or one too many
            h1]               | 'h1]' has a bracket that is not closed, or one too many
            h[]               | 'h[]': in brackets are allowed numbers and ranges such as [1-3,7]
            h[a-b]            | 'h[a-b]': in brackets are allowed numbers and ranges such as [1-3,7]
            h[3-1]            | 'h[3-1]': 3-1 ends before it begins
            h[1-9999]         | more than 4096 hosts; allowed are so many
            h[1-4000]n[1-4000]n[1-4000] | more than 4096 hosts; allowed are so many
            a[1-3000],b[1-3000]         | more than 4096 hosts; allowed are so many
            h[1-999999999]    | more than 4096 hosts; allowed are so many
            a,b,a             | host a stands there twice
            h[1,01,1]         | host h1 stands there twice
            -oProxyCommand=x  | '-oProxyCommand' is no name of a host; allowed are letters, digits and . _ - : % \
            behind an optional user@
            a;reboot          | 'a;reboot' is no name of a host; allowed are letters, digits and . _ - : % behind an \
            optional user@
            a b               | 'a b' is no name of a host; allowed are letters, digits and . _ - : % behind an \
            optional user@
            h1:22             | 'h1:22': a port does not belong here
            10.0.0.256        | '10.0.0.256' is no IPv4 or IPv6 address
            127.1             | '127.1' is no IPv4 or IPv6 address
            h1=fd00::g        | 'fd00::g' is no IPv4 or IPv6 address
            h1=224.0.0.1      | '224.0.0.1' is not the address of one host
            h1=0.0.0.0        | '0.0.0.0' is not the address of one host
            h1=               | '' is no address; allowed are names and IPv4 and IPv6 addresses
            h1=10.0.0.1+      | '' is no address; allowed are names and IPv4 and IPv6 addresses
            h[1-3]=10.0.0.[1-2] | 'h[1-3]=10.0.0.[1-2]' has 3 names and 2 addresses; allowed are as many of both
            @/nowhere/hosts   | cannot read /nowhere/hosts: there is no such file
            @/                | cannot read /: Is a directory
            """)
    void shouldSayWhatIsWrong(String list, String sentence) {
        assertThatThrownBy(() -> HostList.parse(list)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void shouldShowNothingOfAWordThatATerminalWouldObey() {
        assertThatThrownBy(() -> HostList.parse("a\u001b[2J\u202e".replace("[", "")))
                .hasMessageStartingWith("'a?2J?' is no name of a host");
        assertThatThrownBy(() -> HostList.parse("!".repeat(1000))).message().hasSizeLessThan(200);
    }

    @Test
    void shouldReadListsOfAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lab");
        Files.writeString(file, "# the lab\nc[1-2]  s1=10.0.0.1 # fast\n\n  d,e\n");
        assertThat(HostList.parse("a,@" + file + ",z")).extracting(HostEntry::name).containsExactly("a", "c1", "c2",
                "s1", "d", "e", "z");

        Files.writeString(file, "@" + file);
        assertThatThrownBy(() -> HostList.parse("@" + file)).hasMessageContaining("names another file");
        Files.writeString(file, "# nothing\n");
        assertThatThrownBy(() -> HostList.parse("@" + file)).hasMessage(file + " has no hosts");
        Files.writeString(file, "a,".repeat(1 << 20));
        assertThatThrownBy(() -> HostList.parse("@" + file))
                .hasMessage(file + " is larger than a list of hosts, 1 MiB");
    }
}
