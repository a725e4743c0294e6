package org.tcpp.message;

/** What has a word of its own in messages and results, such as the constants of an enum. */
interface Word {

    /** The word. */
    String word();

    /** The one of that word; throws IllegalArgumentException, with what it is called, if there is none. */
    static <W extends Word> W find(W[] all, String word, String what) {
        for (W one : all) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        throw new IllegalArgumentException("no " + what + " '" + word + "'");
    }
}
