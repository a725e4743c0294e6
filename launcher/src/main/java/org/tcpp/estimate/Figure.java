package org.tcpp.estimate;

import java.util.function.Function;

/**
 * A figure, or the reason why there is none: what is not known is never shown as 0.
 *
 * @param value the figure, or null
 * @param reason why it is null, as a sentence for a person; null where there is a value
 */
public record Figure<T>(T value, String reason) {

    public Figure {
        if ((value == null) == (reason == null)) {
            throw new IllegalArgumentException("either a value or a reason, not " + value + " and " + reason);
        }
    }

    /** A known figure. */
    public static <T> Figure<T> of(T value) {
        return new Figure<>(value, null);
    }

    /** An unknown figure. */
    public static <T> Figure<T> unknown(String reason) {
        return new Figure<>(null, reason);
    }

    /** A figure that is known unless the value is null; then the reason is that one. */
    public static <T> Figure<T> ofNullable(T value, String reason) {
        return value == null ? unknown(reason) : of(value);
    }

    /** True if there is a value. */
    public boolean known() {
        return value != null;
    }

    /** The value, or another where there is none. */
    public T orElse(T otherwise) {
        return known() ? value : otherwise;
    }

    /** The same figure in another form; the reason stays. */
    public <R> Figure<R> map(Function<? super T, ? extends R> form) {
        return known() ? of(form.apply(value)) : unknown(reason);
    }

    /** A figure of this one, which need not be known either; of one that is not, the reason stays. */
    public <R> Figure<R> flatMap(Function<? super T, Figure<R>> part) {
        return known() ? part.apply(value) : unknown(reason);
    }
}
