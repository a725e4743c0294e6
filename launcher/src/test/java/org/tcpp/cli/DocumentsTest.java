package org.tcpp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What the documents say of options is what the table says. -Dtcpp.docs.rewrite=true brings them up to it. */
class DocumentsTest {

    private static final Path DOCS = Path.of(System.getProperty("basedir", "")).resolve("../docs").normalize();
    private static final Path MANUAL = DOCS.resolve("tcpp.1");
    private static final Path GUIDE = DOCS.resolve("manual.md");
    private static final Path COMPLETION = DOCS.resolve("tcpp.bash");
    private static final Path ZSH = DOCS.resolve("tcpp.zsh");
    private static final Path FISH = DOCS.resolve("tcpp.fish");

    @Test
    void shouldDescribeEveryOptionInTheManual() throws IOException {
        shouldHoldInManual("OPTIONS", Manual.options(RunCommand.ORIGINAL));
    }

    @Test
    void shouldDescribeEveryToolAndItsOptionsInTheManual() throws IOException {
        shouldHoldInManual("TOOLS", Manual.tools());
    }

    @Test
    void shouldShowWhichWordsMayBeLeftOut() {
        assertThat(Manual.tools()).contains(".Cm compare Oo Ar option ... Oc Ar A ... Fl \\- Ar B ...\n",
                ".Cm search Oo Ar option ... Oc Fl \\- Ar OPTION ...\n",
                ".Cm push Oo Ar option ... Oc Oo Ar HOST ... Oc\n", ".Cm help Oo Ar option ... Oc Oo Ar COMMAND Oc\n");
        assertThat(Tool.SEARCH.usage()).isEqualTo("tcpp search [option ...] -- OPTION...");
    }

    @Test
    void shouldListEveryCommandInTheGuide() throws IOException {
        String guide = Files.readString(GUIDE);
        Matcher found = Pattern.compile("(?<=\\n)\\| command \\|.*\\n(\\|.*\\n)+").matcher(guide);
        assertThat(found.find()).as("table of commands in " + GUIDE).isTrue();
        String table = Command.all().stream()
                .map(command -> "| `" + command.usage().replace(" [option ...]", "") + "` | " + command.purpose()
                        + " |\n")
                .collect(Collectors.joining("", "| command | what it does |\n| --- | --- |\n", ""));
        shouldHold(GUIDE, guide.substring(0, found.start()) + table + guide.substring(found.end()));
    }

    @Test
    void shouldListEveryExitStatusInTheManual() throws IOException {
        shouldHoldInManual("EXIT STATUS", Manual.exitStatuses());
    }

    @Test
    void shouldCompleteEveryOptionInBash() throws IOException {
        shouldHold(COMPLETION, Completion.bash());
    }

    @Test
    void shouldCompleteEveryOptionInZshAndFish() throws IOException {
        shouldHold(ZSH, ZshCompletion.text());
        shouldHold(FISH, FishCompletion.text());
    }

    @Test
    void shouldBeUnderstoodByARealZsh() throws IOException, InterruptedException {
        assumeThat(installed("zsh")).as("zsh is not installed: its completion stays untried").isTrue();
        // _arguments takes its words apart where completion is on; here they are only shown
        String script = "_arguments() { print -rl -- $@ }; _describe() { print -rl -- $tcpp_commands };"
                + " words=(tcpp doctor); CURRENT=3; source '" + ZSH + "'; words=(tcpp d); CURRENT=2; source '" + ZSH
                + "'";
        assertThat(outputOf("zsh", "-f", "-c", script).lines())
                .contains("(-p --procs)-p[Worker processes]:N:", "(-p --procs)--procs[Worker processes]:N:",
                        "--json[Print it as JSON, one object on one line]", "version:Print the version");
    }

    @Test
    void shouldCompleteInARealFish() throws IOException, InterruptedException {
        assumeThat(installed("fish")).as("fish is not installed: its completion stays untried").isTrue();
        String script = "source '" + FISH + "'; complete -C 'tcpp --pro'; complete -C 'tcpp --engine e'; complete -C "
                + "'tcpp ve'; complete -C 'tcpp version --js'; complete -C 'tcpp help lo'";
        assertThat(outputOf("fish", "--no-config", "-c", script).lines().map(line -> line.split("\t")[0]))
                .containsExactly("--procs", "epoll", "version", "--json", "loopback");
    }

    private static String outputOf(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    @Test
    void shouldBeAManualWithoutFaults() throws IOException, InterruptedException {
        assumeThat(installed("mandoc")).as("mandoc is not installed: the manual's syntax stays unchecked").isTrue();
        Process lint = new ProcessBuilder("mandoc", "-T", "lint", MANUAL.toString())
                .redirectErrorStream(true)
                .start();
        String faults = new String(lint.getInputStream().readAllBytes());
        assertThat(lint.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(faults.lines())
                .allMatch(fault -> fault.contains("referenced manual not found") || fault.contains("mandoc.db"));
    }

    @Test
    void shouldCompleteInARealBash() throws IOException, InterruptedException {
        assumeThat(installed("bash")).as("bash is not installed: the completion stays untried").isTrue();
        String script = "source '" + COMPLETION
                + "'; COMP_WORDS=(tcpp --pro); COMP_CWORD=1; _tcpp; echo ${COMPREPLY[@]}; "
                + "COMP_WORDS=(tcpp --engine e); COMP_CWORD=2; _tcpp; echo ${COMPREPLY[@]}; "
                + "COMP_WORDS=(tcpp ve); COMP_CWORD=1; _tcpp; echo ${COMPREPLY[@]}; "
                + "COMP_WORDS=(tcpp version --); COMP_CWORD=2; _tcpp; echo ${COMPREPLY[@]}; "
                + "COMP_WORDS=(tcpp help lo); COMP_CWORD=2; _tcpp; echo ${COMPREPLY[@]}";
        Process bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
        assertThat(new String(bash.getInputStream().readAllBytes()))
                .isEqualTo("--procs\nepoll\nversion\n--json --help\nloopback\n");
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void shouldHoldInManual(String section, String body) throws IOException {
        String manual = Files.readString(MANUAL);
        Matcher found = Pattern.compile("(?s)(?<=\\n\\.Sh " + section + "\\n)(.*?)(?=\\n\\.Sh )").matcher(manual);
        assertThat(found.find()).as("section " + section + " in " + MANUAL).isTrue();
        // before the first macro of its own a section may have words of introduction
        String introduction = found.group().replaceFirst("(?s)(^|\\n)\\.(Ss|Bl) .*", "$1");
        shouldHold(MANUAL, manual.substring(0, found.start()) + introduction + body.strip()
                + manual.substring(found.end()));
    }

    private static void shouldHold(Path file, String text) throws IOException {
        if (Boolean.getBoolean("tcpp.docs.rewrite")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).as(file + "; mvn test -Dtcpp.docs.rewrite=true brings it up to the table")
                .isEqualTo(text);
    }

    private static boolean installed(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor() == 0;
    }
}
