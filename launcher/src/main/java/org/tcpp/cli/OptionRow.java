package org.tcpp.cli;

/** A row of the tables of options. Parser, help, manual and completion derive from them. */
public sealed interface OptionRow permits CliOption, ToolOption {

    /** The short name without its dash, or null. */
    String shortName();

    /** The long name without its dashes. */
    String longName();

    /** What the argument is called, or null if there is none. */
    String argument();

    /** Where help puts it. */
    Topic topic();

    /** What holds if it is not given, for a person; or null. */
    String standard();

    /** What it does, in sentences. */
    String meaning();

    /** True if it may be given several times. */
    boolean repeatable();

    /** Its shortest name with dashes: {@code -p}, {@code --engine}. */
    default String dashed() {
        return shortName() == null ? "--" + longName() : "-" + shortName();
    }
}
