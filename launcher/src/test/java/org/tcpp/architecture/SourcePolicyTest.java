package org.tcpp.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what a formatter cannot repair. The JDK's own parser reads the sources, because no released style checker
 * that runs beside Maven on Java 17 reads all of Java 25.
 */
class SourcePolicyTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final List<String> MODULES = List.of("common", "worker", "launcher");

    private static final int MAX_FILE_LINES = 300;
    private static final int MAX_METHOD_LINES = 60;
    private static final int MAX_COLUMNS = 120;
    private static final int MAX_COMPONENTS = 8;
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");

    private final List<String> violations = new ArrayList<>();

    @Test
    void mainSourcesKeepTheirMeasure() throws IOException {
        List<Path> sources = sources("src/main/java");
        sources.forEach(this::checkLines);
        checkTrees(sources, true);
        assertThat(violations).isEmpty();
    }

    @Test
    void testSourcesKeepTheirMeasure() throws IOException {
        List<Path> sources = sources("src/test/java");
        sources.forEach(this::checkLines);
        checkTrees(sources, false);
        assertThat(violations).isEmpty();
    }

    private static List<Path> sources(String folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            assertThat(ROOT.resolve(module).resolve("pom.xml")).exists();
            Path start = ROOT.resolve(module).resolve(folder);
            if (Files.isDirectory(start)) {
                try (Stream<Path> files = Files.walk(start)) {
                    files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(sources::add);
                }
            }
        }
        assertThat(sources).isNotEmpty();
        return sources;
    }

    private void checkLines(Path source) {
        List<String> lines = read(source);
        if (lines.size() > MAX_FILE_LINES) {
            report(source, 1, "%d lines, at most %d are allowed".formatted(lines.size(), MAX_FILE_LINES));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > MAX_COLUMNS) {
                report(source, i + 1, "longer than %d columns".formatted(MAX_COLUMNS));
            }
            if (UNFINISHED.matcher(lines.get(i)).find()) {
                report(source, i + 1, "unfinished work belongs into an issue");
            }
        }
    }

    private static List<String> read(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkTrees(List<Path> sources, boolean javadoc) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT,
                StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Rules(trees, unit, javadoc).scan(unit, null);
            }
        }
    }

    private void report(Path source, long line, String what) {
        violations.add("%s:%d: %s".formatted(ROOT.relativize(source), line, what));
    }

    /** The rules that need a syntax tree. */
    private final class Rules extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final CompilationUnitTree unit;
        private final boolean javadoc;
        private final Path source;
        private final String text;

        Rules(DocTrees trees, CompilationUnitTree unit, boolean javadoc) throws IOException {
            this.trees = trees;
            this.unit = unit;
            this.javadoc = javadoc;
            this.source = Path.of(unit.getSourceFile().toUri());
            this.text = unit.getSourceFile().getCharContent(true).toString();
        }

        @Override
        public Void visitImport(ImportTree node, Void unused) {
            String name = node.getQualifiedIdentifier().toString();
            String simpleName = name.substring(name.lastIndexOf('.') + 1);
            if (simpleName.equals("*")) {
                report(source, lineOf(start(node)), "import by name, not " + name);
            } else if (!node.isModule() && !Pattern.compile("\\b" + Pattern.quote(simpleName) + "\\b")
                    .matcher(text.substring((int) endOfImports())).find()) {
                report(source, lineOf(start(node)), "unused import " + name);
            }
            return super.visitImport(node, unused);
        }

        @Override
        public Void visitMethod(MethodTree node, Void unused) {
            long lines = lineOf(end(node)) - lineOf(start(node)) + 1;
            if (lines > MAX_METHOD_LINES) {
                report(source, lineOf(start(node)), "%s has %d lines, at most %d are allowed"
                        .formatted(node.getName(), lines, MAX_METHOD_LINES));
            }
            return super.visitMethod(node, unused);
        }

        @Override
        public Void visitClass(ClassTree node, Void unused) {
            boolean isPublic = node.getModifiers().getFlags().contains(Modifier.PUBLIC);
            if (javadoc && isPublic && trees.getDocComment(getCurrentPath()) == null) {
                report(source, lineOf(start(node)), "public type %s has no Javadoc".formatted(node.getSimpleName()));
            }
            long components = node.getKind() == Tree.Kind.RECORD ? components(node) : 0;
            if (components > MAX_COMPONENTS) {
                report(source, lineOf(start(node)), "record %s has %d components, at most %d are allowed"
                        .formatted(node.getSimpleName(), components, MAX_COMPONENTS));
            }
            return super.visitClass(node, unused);
        }

        /** A record has no fields of an instance beside its components. */
        private static long components(ClassTree node) {
            return node.getMembers()
                    .stream()
                    .filter(member -> member instanceof VariableTree field
                            && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .count();
        }

        private long endOfImports() {
            return unit.getImports().stream().mapToLong(this::end).max().orElse(0);
        }

        private long start(Tree node) {
            return trees.getSourcePositions().getStartPosition(unit, node);
        }

        private long end(Tree node) {
            return trees.getSourcePositions().getEndPosition(unit, node);
        }

        private long lineOf(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
