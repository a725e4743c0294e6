package org.tcpp.launcher;

/** The command. */
public final class Main {
    private Main() {}

    /** Runs the command. */
    public static void main(String[] args) {
        System.out.println("tcpp " + Main.class.getPackage().getImplementationVersion());
    }
}
