package org.tcpp.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkerProgramTest {

    @TempDir
    Path folder;

    @AfterEach
    void forgetJar() {
        System.clearProperty(WorkerProgram.JAR_PROPERTY);
    }

    @Test
    void shouldRunTheJarThatThePropertyNames() throws Exception {
        Path jar = jar("a worker.jar", "lib/b.jar  c.jar");
        System.setProperty(WorkerProgram.JAR_PROPERTY, jar.toString());

        WorkerProgram program = WorkerProgram.installed();

        assertThat(program.options()).containsExactly("-jar", jar.toString());
        assertThat(program.jars()).containsExactly(jar, folder.resolve("lib/b.jar"), folder.resolve("c.jar"));
    }

    @Test
    void shouldNameTheJarThatIsMissing() {
        System.setProperty(WorkerProgram.JAR_PROPERTY, folder.resolve("none.jar").toString());

        assertThatThrownBy(WorkerProgram::installed).isInstanceOf(IllegalStateException.class)
                .hasMessage("the worker's jar is missing: " + folder.resolve("none.jar"));
    }

    @Test
    void shouldKnowNoJarsOfAFolderOfClasses() {
        assertThatThrownBy(() -> TestFleet.classes().jars()).isInstanceOf(IOException.class);
    }

    private Path jar(String name, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        Path jar = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
