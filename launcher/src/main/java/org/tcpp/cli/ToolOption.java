package org.tcpp.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The table of the options of tools. Two tools may have one of the same name that means another thing. */
public enum ToolOption implements OptionRow {

    // @formatter:off: a table
    /** {@code tcpp version --json}. */
    VERSION_JSON(' ', "json", null, null, "Print it as JSON, one object on one line.", Tool.VERSION);
    // @formatter:on

    private final char letter;
    private final String longName;
    private final String argument;
    private final String standard;
    private final String meaning;
    private final Set<Tool> tools;

    ToolOption(char letter, String longName, String argument, Object standard, String meaning, Tool... tools) {
        this.letter = letter;
        this.longName = longName;
        this.argument = argument;
        this.standard = standard == null ? null : standard.toString();
        this.meaning = meaning;
        this.tools = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(tools)));
    }

    /** The tools it belongs to. */
    Set<Tool> tools() {
        return tools;
    }

    @Override
    public String shortName() {
        return letter == ' ' ? null : String.valueOf(letter);
    }

    @Override
    public String longName() {
        return longName;
    }

    @Override
    public String argument() {
        return argument;
    }

    @Override
    public Topic topic() {
        return Topic.TOOL;
    }

    @Override
    public String standard() {
        return standard;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public boolean repeatable() {
        return false;
    }
}
