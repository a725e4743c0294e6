package org.tcpp.message;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the bytes of a run whose content is verified, as its receiver saw them.
 *
 * @param content how it was verified
 * @param checkedBytes bytes that were compared, openings left out; all that were received, unless they came behind a
 *            damage that nobody could follow
 * @param damagedConnections connections with any difference
 * @param kinds extents of damage by kind; those of many that were not looked at closely are {@link DamageKind#UNKNOWN}
 * @param residues where extents begin and how long they are, within powers of two and the like
 * @param incidents the first of them, at most {@value #MOST_INCIDENTS}
 */
public record Integrity(Content content, long checkedBytes, long damagedConnections, List<Kind> kinds,
        List<Residues> residues, List<Incident> incidents) {

    /** More are counted, and not told one by one. */
    public static final int MOST_INCIDENTS = 20;

    /**
     * Extents of one kind.
     *
     * @param kind which
     * @param extents how many
     * @param bytes from the first to the last that differs, over all of them
     */
    public record Kind(DamageKind kind, long extents, long bytes) {
    }

    public Integrity {
        kinds = List.copyOf(kinds);
        residues = List.copyOf(residues);
        incidents = List.copyOf(incidents);
    }

    /** Extents of all kinds. */
    public long extents() {
        return kinds.stream().mapToLong(Kind::extents).sum();
    }

    /** Their bytes. */
    public long damagedBytes() {
        return kinds.stream().mapToLong(Kind::bytes).sum();
    }

    /** Both together. */
    public Integrity plus(Integrity more) {
        List<Kind> sum = new ArrayList<>(kinds);
        for (Kind kind : more.kinds) {
            int at = sum.stream().map(Kind::kind).toList().indexOf(kind.kind);
            if (at < 0) {
                sum.add(kind);
            } else {
                Kind known = sum.get(at);
                sum.set(at, new Kind(kind.kind, known.extents + kind.extents, known.bytes + kind.bytes));
            }
        }
        List<Residues> all = new ArrayList<>(residues);
        for (Residues other : more.residues) {
            int at = 0;
            while (at < all.size() && !all.get(at).isLike(other)) {
                at++;
            }
            if (at < all.size()) {
                all.set(at, all.get(at).plus(other));
            } else {
                all.add(other);
            }
        }
        List<Incident> some = new ArrayList<>(incidents);
        some.addAll(more.incidents);
        return new Integrity(content, checkedBytes + more.checkedBytes, damagedConnections + more.damagedConnections,
                sum, all, some.subList(0, Math.min(some.size(), MOST_INCIDENTS)));
    }

    Fields toFields() {
        return new Fields().put("content", content.word())
                .put("checked_bytes", checkedBytes)
                .put("damaged_connections", damagedConnections)
                .put("kinds", kinds.stream()
                        .map(kind -> new Fields().put("kind", kind.kind.word())
                                .put("extents", kind.extents)
                                .put("bytes", kind.bytes))
                        .toList())
                .put("residues", residues.stream().map(Residues::toFields).toList())
                .put("incidents", incidents.stream().map(Incident::toFields).toList());
    }

    static Integrity from(Fields in) {
        return new Integrity(Content.of(in.text("content")), in.whole("checked_bytes"),
                in.whole("damaged_connections"),
                in.list("kinds",
                        kind -> new Kind(DamageKind.of(kind.text("kind")), kind.whole("extents"), kind.whole("bytes"))),
                in.list("residues", Residues::from), in.list("incidents", Incident::from));
    }
}
