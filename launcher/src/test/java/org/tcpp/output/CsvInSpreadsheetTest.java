package org.tcpp.output;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.report.CsvRow;
import org.tcpp.report.Results;
import org.tcpp.result.Result;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Opens the CSV form in LibreOffice, as users in the United States and in Germany do. Skipped where it is missing. */
class CsvInSpreadsheetTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1033, 1031})
    void shouldBeReadAsTheNumbersItHolds(int languageId) throws Exception {
        Optional<Path> office = office();
        assumeTrue(office.isPresent(), "no soffice on the PATH");
        Path file = folder.resolve("runs.csv");
        for (Result result : List.of(Results.complete(), Results.degraded())) {
            CsvFile.append(file, CsvRow.header(result.summary()), columns -> CsvRow.of(result, columns));
        }

        List<List<String>> sheet = sheet(convert(office.get(), file, languageId));

        List<String> lines = Files.readAllLines(file);
        assertThat(sheet).hasSameSizeAs(lines);
        assertThat(sheet.getFirst()).isEqualTo(List.of(lines.getFirst().split(",")).stream().map(n -> "text " + n)
                .toList());
        for (int row = 1; row < lines.size(); row++) {
            List<String> cells = List.of(lines.get(row).split(",", -1));
            for (int column = 2; column < cells.size(); column++) {
                String cell = cells.get(column);
                String expected = cell.isEmpty() ? "" : cell.matches("-?\\d+") ? "number " + cell : "text " + cell;
                String seen = column < sheet.get(row).size() ? sheet.get(row).get(column) : "";
                assertThat(seen).as(lines.getFirst().split(",")[column]).isEqualTo(expected);
            }
            // 2026-11-25 18:00:00 as days since 1899-12-30
            assertThat(sheet.get(row).getFirst()).isEqualTo("number 46351.75");
            assertThat(sheet.get(row).get(1)).isEqualTo("text nic==cmd ort=K\u00f6ln");
        }
    }

    private static Optional<Path> office() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(entry -> Path.of(entry, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Path convert(Path office, Path file, int languageId) throws IOException, InterruptedException {
        // token 6 is the language of the numbers, token 8 asks for special numbers such as dates
        Process process = new ProcessBuilder(office.toString(), "--headless",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--infilter=CSV:44,34,76,1,," + languageId + ",false,true", "--convert-to", "xlsx", "--outdir",
                folder.toString(), file.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.log").toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("soffice ends").isTrue();
        return folder.resolve("runs.xlsx");
    }

    /** The cells of the first sheet: {@code number 1}, {@code text a}, empty. A formula fails the test. */
    private static List<List<String>> sheet(Path file)
            throws IOException, ParserConfigurationException, SAXException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            NodeList texts = document(zip, "xl/sharedStrings.xml").getElementsByTagName("si");
            Document sheet = document(zip, "xl/worksheets/sheet1.xml");
            assertThat(sheet.getElementsByTagName("f").getLength()).as("formulas").isZero();
            NodeList rows = sheet.getElementsByTagName("row");
            List<List<String>> cells = new ArrayList<>();
            for (int i = 0; i < rows.getLength(); i++) {
                cells.add(row((Element) rows.item(i), texts));
            }
            return cells;
        }
    }

    private static List<String> row(Element row, NodeList texts) {
        List<String> cells = new ArrayList<>();
        NodeList given = row.getElementsByTagName("c");
        for (int i = 0; i < given.getLength(); i++) {
            Element cell = (Element) given.item(i);
            int column = column(cell.getAttribute("r").replaceAll("\\d", ""));
            while (cells.size() < column) {
                cells.add("");
            }
            NodeList value = cell.getElementsByTagName("v");
            String text = value.getLength() == 0 ? "" : value.item(0).getTextContent();
            cells.add(text.isEmpty()
                    ? ""
                    : cell.getAttribute("t").equals("s")
                            ? "text " + texts.item(Integer.parseInt(text)).getTextContent()
                            : "number " + text);
        }
        return cells;
    }

    /** A is 0, Z is 25, AA is 26. */
    private static int column(String letters) {
        return letters.chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1) - 1;
    }

    private static Document document(ZipFile zip, String entry)
            throws IOException, ParserConfigurationException, SAXException {
        try (InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }
}
