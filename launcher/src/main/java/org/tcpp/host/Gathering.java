package org.tcpp.host;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Asks for one fact after the other; where one cannot be had, keeps the reason and goes on. One thread. */
final class Gathering {

    /** One question. May throw whatever the way to the answer throws; null: the system does not say. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws IOException;
    }

    private final Map<String, String> unknown = new LinkedHashMap<>();

    /** The answer, or null, and then the reason is kept under the fact's name. */
    <T> T ask(String fact, Question<T> question) {
        try {
            T answer = question.ask();
            if (answer == null) {
                missing(fact, "the system does not say");
            }
            return answer;
        } catch (IOException | RuntimeException | LinkageError e) {
            missing(fact, reason(e));
            return null;
        }
    }

    /** Keeps why a fact is not known. The first reason stays. */
    void missing(String fact, String reason) {
        unknown.putIfAbsent(fact, reason);
    }

    /** Fact to reason, in the order of asking. */
    Map<String, String> unknown() {
        return unknown;
    }

    /** Why it failed, in words. */
    static String reason(Throwable e) {
        return switch (e) {
            case IOException io -> Objects.toString(io.getMessage(), io.getClass().getSimpleName());
            default -> e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        };
    }

    /** Text, or null where it stands for nothing: empty, or OSHI's "unknown". */
    static String known(String text) {
        return text == null || text.isBlank() || text.strip().equalsIgnoreCase("unknown") ? null : text.strip();
    }

    /** A quantity, or null where it stands for nothing: zero or less. */
    static Long known(long quantity) {
        return quantity > 0 ? quantity : null;
    }

    /** A count, or null where it stands for nothing: zero or less. */
    static Integer known(int count) {
        return count > 0 ? count : null;
    }
}
