package org.tcpp.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Phase;

/**
 * Reads tables of connections as {@link TableForm} writes them, whoever may have changed them since; columns of later
 * versions are passed over. One use.
 */
public final class TableReader {

    private static final List<String> NAMES = Column.ALL.stream().map(Column::name).toList();
    private static final int OF_BOTH = 2;
    private static final int OF_AN_END = (NAMES.size() - OF_BOTH) / 2;
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:%_\\[\\]-]{1,90}");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");

    private final ObjectReader json = JsonMapper.builder().build().reader();
    private final Lines lines;
    /** The cells of the row that is read, by column; empty for what is unknown. */
    private String[] cells;

    private TableReader(InputStream in) {
        lines = new Lines(in);
    }

    /**
     * Hands out the connections of a file, in its order.
     *
     * @throws IOException if it cannot be read, or is no such table, with the line that is wrong
     */
    public static void read(Path file, Consumer<Connection> taker) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            new TableReader(in).read(TableForm.of(file.toString()), taker);
        }
    }

    private void read(TableForm form, Consumer<Connection> taker) throws IOException {
        if (form == TableForm.CSV) {
            String header = lines.next();
            if (header == null || !(header + ",").startsWith(String.join(",", NAMES) + ",")) {
                throw new IOException("is no table of connections: its first line does not name their columns");
            }
        }
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                cells = form == TableForm.CSV ? line.split(",", -1) : values(line);
                taker.accept(connection());
            } catch (IllegalArgumentException | JsonProcessingException e) {
                throw new IOException("line " + lines.number() + " is no connection: " + reason(e), e);
            }
        }
    }

    private String[] values(String line) throws IOException {
        JsonNode object = json.readTree(line);
        return NAMES.stream().map(object::path).map(cell -> cell.asText("")).toArray(String[]::new);
    }

    private Connection connection() {
        if (cells.length < NAMES.size()) {
            throw new IllegalArgumentException(cells.length + " cells, and " + NAMES.size() + " columns");
        }
        Connection connection = new Connection(number(0), (int) number(1), end(OF_BOTH), end(OF_BOTH + OF_AN_END));
        if (connection.client() == null && connection.server() == null) {
            throw new IllegalArgumentException("neither end has told");
        }
        return connection;
    }

    /** In the order of {@link Column#ALL}; null where that end has told nothing. */
    private End end(int from) {
        if (Arrays.stream(cells, from, from + OF_AN_END).allMatch(String::isEmpty)) {
            return null;
        }
        int at = from;
        return new End(address(at++), address(at++),
                new End.Times(number(at++), perhaps(at++), perhaps(at++), perhaps(at++), number(at++)),
                new End.Bytes(number(at++), number(at++)), failure(cells[at++], cells[at++]),
                new End.Tcp(perhaps(at++), perhaps(at++), perhaps(at)));
    }

    private String address(int column) {
        String cell = cells[column];
        if (!cell.isEmpty() && !ADDRESS.matcher(cell).matches()) {
            throw wrong(column, "no address");
        }
        return cell.isEmpty() ? null : cell;
    }

    private long number(int column) {
        Long number = perhaps(column);
        if (number == null) {
            throw wrong(column, "no number");
        }
        return number;
    }

    private Long perhaps(int column) {
        if (cells[column].isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(cells[column]).matches()) {
            throw wrong(column, "no whole number of at most 15 digits");
        }
        return Long.parseLong(cells[column]);
    }

    private static End.Failure failure(String outcome, String phase) {
        return outcome.equals(Column.COMPLETED) ? null : new End.Failure(Phase.of(phase), FailureCause.of(outcome));
    }

    private static IllegalArgumentException wrong(int column, String what) {
        return new IllegalArgumentException(NAMES.get(column) + " is " + what);
    }

    private static String reason(Exception e) {
        return e instanceof JsonProcessingException broken ? broken.getOriginalMessage() : e.getMessage();
    }
}
