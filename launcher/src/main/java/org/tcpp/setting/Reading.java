package org.tcpp.setting;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.tcpp.host.Source;

/** Asks for one setting after the other; where one cannot be had, keeps the reason and goes on. One thread. */
final class Reading {

    /** One question. May throw whatever the way to the answer throws; null: the system does not say. */
    @FunctionalInterface
    interface Question {
        Object ask() throws IOException;
    }

    private static final String UNSAID = "the system does not say";
    private static final Pattern WHITE = Pattern.compile("\\s+");

    private final Source source;
    private final Map<Setting, Object> known = new EnumMap<>(Setting.class);
    private final Map<Setting, String> hidden = new EnumMap<>(Setting.class);

    Reading(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }

    /** Keeps the answer, or why there is none. */
    void ask(Setting setting, Question question) {
        try {
            Object answer = question.ask();
            if (answer == null) {
                hide(setting, UNSAID);
            } else {
                known.put(setting, answer instanceof Integer number ? Long.valueOf(number) : answer);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            hide(setting, reason(e));
        }
    }

    /** What sysfs does not know of a device it says with EINVAL. */
    private static String reason(Throwable e) {
        String message = e instanceof IOException ? e.getMessage() : e.toString();
        return message == null || message.equals("Invalid argument") ? UNSAID : message;
    }

    /** Why a setting is not known. The first reason stays. */
    void hide(Setting setting, String reason) {
        hidden.putIfAbsent(setting, reason);
    }

    /** All that has been asked; whatever has not is hidden for the reason given. */
    Settings settings(String otherwise) {
        for (Setting setting : Setting.values()) {
            if (!known.containsKey(setting)) {
                hide(setting, otherwise);
            }
        }
        return new Settings(known, hidden);
    }

    /** A file of one number. */
    void number(Setting setting, String file) {
        ask(setting, () -> Long.valueOf(source.read(file)));
    }

    /** The i-th of the numbers in a file. */
    void number(Setting setting, String file, int i) {
        ask(setting, () -> Long.valueOf(WHITE.split(source.read(file))[i]));
    }

    /** A file of 0 for false, or any other number for true. */
    void flag(Setting setting, String file) {
        ask(setting, () -> Long.parseLong(source.read(file)) != 0);
    }

    /** A file of a word. */
    void text(Setting setting, String file) {
        ask(setting, () -> source.read(file));
    }

    /** The different texts of files that are there, in the order in which they come first; null if there are none. */
    String distinct(List<String> files) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String file : files) {
            String text = Objects.requireNonNullElse(source.read(file), "");
            if (!List.of(all.toString().split(",")).contains(text)) {
                all.append(all.isEmpty() ? "" : ",").append(text);
            }
        }
        return all.isEmpty() ? null : all.toString();
    }
}
