package org.tcpp.process;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JvmCommandTest {

    private static final String NOT_INLINED = "-XX:CompileCommand=dontinline,";

    /** A JVM says nothing about a compile command whose method does not exist, so a renamed one would only be slow. */
    @Test
    void shouldNameMethodsThatExistToTheCompilers() throws ClassNotFoundException {
        List<String> methods = JvmCommand.COMPILING.stream().filter(flag -> flag.startsWith(NOT_INLINED))
                .map(flag -> flag.substring(NOT_INLINED.length()))
                .toList();

        assertThat(methods).isNotEmpty();
        for (String method : methods) {
            String[] sides = method.split("::");
            Class<?> type = Class.forName(sides[0], false, getClass().getClassLoader());
            assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName)).contains(sides[1]);
        }
    }
}
