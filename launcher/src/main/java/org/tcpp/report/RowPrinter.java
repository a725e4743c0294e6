package org.tcpp.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/** Indents JSON, but keeps the elements of arrays on one line each: rows read better so, and take half the space. */
final class RowPrinter extends DefaultPrettyPrinter {

    private static final long serialVersionUID = 1;
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private int arrays;

    RowPrinter() {
        super(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        indentArraysWith(INDENT);
        indentObjectsWith(new Indenter() {
            @Override
            public void writeIndentation(JsonGenerator out, int level) throws IOException {
                if (arrays == 0) {
                    INDENT.writeIndentation(out, level);
                } else {
                    out.writeRaw(' ');
                }
            }

            @Override
            public boolean isInline() {
                return false;
            }
        });
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
        return new RowPrinter();
    }

    @Override
    public void writeStartArray(JsonGenerator out) throws IOException {
        super.writeStartArray(out);
        arrays++;
    }

    @Override
    public void writeEndArray(JsonGenerator out, int count) throws IOException {
        super.writeEndArray(out, count);
        arrays--;
    }
}
