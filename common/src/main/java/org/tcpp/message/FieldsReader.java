package org.tcpp.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Reads one JSON object (RFC 8259). Ours, since a library's parser would be half of a worker's start: it needs
 * BigDecimal, whose tables of powers take every process 25 ms and the compilers 80 more (Java 25), and no message has a
 * number that long. One use.
 */
final class FieldsReader {

    /** Deeper nesting is no message of ours, and would overflow the stack. */
    private static final int DEEPEST = 100;
    private static final int END = -1;
    private static final int UNICODE_DIGITS = 4;

    private final String line;
    private int at;
    private int depth;

    FieldsReader(String line) {
        this.line = line;
    }

    /** The object, which is all there is; throws IllegalArgumentException if not. */
    Fields read() {
        if (next() != '{') {
            throw new IllegalArgumentException("not a JSON object: " + line);
        }
        Fields fields = object();
        if (next() != END) {
            throw new IllegalArgumentException("something after the JSON object: " + line);
        }
        return fields;
    }

    private Fields object() {
        Fields fields = new Fields();
        Set<String> names = new HashSet<>();
        for (boolean more = isAny('}'); more; more = isMore('}')) {
            if (next() != '"') {
                throw wrong("a name in quotes is wanted");
            }
            String name = string();
            if (!names.add(name)) {
                throw wrong("field '" + name + "' is named twice");
            }
            if (next() != ':') {
                throw wrong("a colon is wanted");
            }
            at++;
            fields.put(name, value(name));
        }
        return fields;
    }

    private List<Object> list(String name) {
        List<Object> list = new ArrayList<>();
        for (boolean more = isAny(']'); more; more = isMore(']')) {
            list.add(value(name));
        }
        return list;
    }

    /** Goes in behind an opening bracket; false, and out again, if the closing one follows. */
    private boolean isAny(char end) {
        at++;
        if (++depth > DEEPEST) {
            throw wrong("nested more than " + DEEPEST + " deep");
        }
        return next() != end || isMore(end);
    }

    /** Goes over a comma; false, and out, if it is the closing bracket. */
    private boolean isMore(char end) {
        int c = next();
        if (c != ',' && c != end) {
            throw wrong("a comma or '" + end + "' is wanted");
        }
        at++;
        if (c == end) {
            depth--;
        }
        return c == ',';
    }

    private Object value(String name) {
        return switch (next()) {
            case '{' -> object();
            case '[' -> list(name);
            case '"' -> isPlain(name) ? plain() : string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number(name);
        };
    }

    private Object word(String word, Object meaning) {
        if (!line.startsWith(word, at)) {
            throw wrong("no JSON value");
        }
        at += word.length();
        return meaning;
    }

    private Object number(String name) {
        int from = at;
        accept('-');
        if (!accept('0')) {
            digits();
        }
        boolean whole = true;
        if (accept('.')) {
            whole = false;
            digits();
        }
        if (accept('e') || accept('E')) {
            whole = false;
            if (!accept('+')) {
                accept('-');
            }
            digits();
        }
        String text = line.substring(from, at);
        if (whole) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw Fields.tooLarge(name, text);
            }
        }
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw Fields.tooLarge(name, text);
        }
        return number;
    }

    private void digits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == from) {
            throw wrong("no JSON value");
        }
    }

    private boolean accept(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private boolean isPlain(String name) {
        return line.startsWith(Fields.Plain.BEGIN, at + 1) && name.equals(Fields.Plain.NAME);
    }

    /** Who reads it looks at every character; here only its end is looked for. */
    private String plain() {
        int from = at + 1;
        int end = line.indexOf('"', from);
        if (end < from) {
            throw wrong("a string does not end");
        }
        at = end + 1;
        return line.substring(from, end);
    }

    private String string() {
        int from = ++at;
        at = plainUntil(from);
        StringBuilder unescaped = null;
        while (peek() != '"') {
            if (peek() == END || peek() < ' ') {
                throw wrong("a string does not end");
            }
            if (peek() == '\\') {
                unescaped = (unescaped == null ? new StringBuilder() : unescaped).append(line, from, at++);
                unescaped.append(escaped());
                from = at;
            } else {
                at++;
            }
        }
        String rest = line.substring(from, at++);
        return unescaped == null ? rest : unescaped.append(rest).toString();
    }

    /** Goes over what is plain in a string, quickly: some are long. */
    private int plainUntil(int from) {
        int end = from;
        while (end < line.length()) {
            char c = line.charAt(end);
            if (c == '"' || c == '\\' || c < ' ') {
                return end;
            }
            end++;
        }
        return end;
    }

    private char escaped() {
        int c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an unknown escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < UNICODE_DIGITS; i++) {
            if (!HexFormat.isHexDigit(peek())) {
                throw wrong("an unknown escape");
            }
            code = code << Byte.SIZE / 2 | HexFormat.fromHexDigit(peek());
            at++;
        }
        return (char) code;
    }

    /** The next character that is no space, or {@link #END}; it is not taken. */
    private int next() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
        return peek();
    }

    private int peek() {
        return at < line.length() ? line.charAt(at) : END;
    }

    private IllegalArgumentException wrong(String complaint) {
        return new IllegalArgumentException(
                "not a JSON object: " + complaint + " at character " + (at + 1) + ": " + line);
    }
}
