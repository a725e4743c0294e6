package org.tcpp.connection;

import java.util.List;
import java.util.stream.Collectors;

/** A form of the table of connections. Cells are whole numbers and words without quotes or commas; ASCII. */
public enum TableForm {
    /** A header and a line for each connection; an empty cell for what is unknown. */
    CSV {
        @Override
        public String header() {
            return Column.ALL.stream().map(Column::name).collect(Collectors.joining(",")) + "\n";
        }

        @Override
        public void append(StringBuilder text, Connection connection) {
            for (int i = 0; i < Column.ALL.size(); i++) {
                Object value = Column.ALL.get(i).value().apply(connection);
                text.append(i == 0 ? "" : ",");
                if (value != null) {
                    appendPlain(text, value);
                }
            }
            text.append('\n');
        }
    },
    /** An object a line; null for what is unknown. */
    JSON_LINES {
        @Override
        public String header() {
            return "";
        }

        @Override
        public void append(StringBuilder text, Connection connection) {
            for (int i = 0; i < Column.ALL.size(); i++) {
                Object value = Column.ALL.get(i).value().apply(connection);
                text.append(i == 0 ? "{\"" : ",\"").append(Column.ALL.get(i).name()).append("\":");
                if (value instanceof String word) {
                    text.append('"').append(word).append('"');
                } else {
                    appendPlain(text, value);
                }
            }
            text.append("}\n");
        }
    };

    private static final List<String> JSON_ENDINGS = List.of(".jsonl", ".ndjson", ".json");

    /** What stands before all lines. */
    public abstract String header();

    /** Appends the line of a connection. */
    public abstract void append(StringBuilder text, Connection connection);

    /** Numbers without a String of each: there are many. */
    private static void appendPlain(StringBuilder text, Object value) {
        if (value instanceof Long number) {
            text.append(number.longValue());
        } else {
            text.append(value);
        }
    }

    /** The form that a file's name asks for: JSON lines by its ending, else CSV. */
    public static TableForm of(String file) {
        return JSON_ENDINGS.stream().anyMatch(file::endsWith) ? JSON_LINES : CSV;
    }
}
