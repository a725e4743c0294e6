package org.tcpp.process;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JvmCommandTest {

    private static final Pattern INLINING = Pattern.compile("-XX:CompileCommand=(?:dont)?inline,(.*)::(.*)");

    /** A JVM says nothing about a compile command whose method does not exist, so a renamed one would only be slow. */
    @Test
    void shouldNameMethodsThatExistToTheCompilers() throws ClassNotFoundException {
        for (String flag : inlining()) {
            var sides = INLINING.matcher(flag);
            assertThat(sides.matches()).as(flag).isTrue();
            Class<?> type = Class.forName(sides.group(1), false, getClass().getClassLoader());
            assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName)).as(flag)
                    .anyMatch(name -> name.matches(sides.group(2).replace("*", ".*")));
        }
    }

    /** What the worker's own tests say of its allocations must hold where it runs. */
    @Test
    void shouldCopyTheSameMethodsIntoTheirCallersInTheTestsOfTheWorker() throws IOException {
        assertThat(Files.readString(Path.of("../worker/pom.xml")))
                .contains(
                        inlining().stream().filter(flag -> flag.contains("libc") || flag.contains("foreign")).toList())
                .contains(JvmCommand.COMPILING.stream().filter(flag -> flag.contains("FreqInlineSize")).toList());
    }

    private static List<String> inlining() {
        return JvmCommand.COMPILING.stream().filter(flag -> flag.contains("inline,")).toList();
    }
}
