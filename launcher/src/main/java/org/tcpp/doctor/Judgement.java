package org.tcpp.doctor;

import org.tcpp.doctor.Check.Verdict;

/** What comes of a check of settings that can be seen. */
record Judgement(Verdict verdict, String text, String advice) {

    static Judgement good(String text) {
        return new Judgement(Verdict.GOOD, text, null);
    }

    static Judgement warn(String text, String advice) {
        return new Judgement(Verdict.WARN, text, advice);
    }

    static Judgement bad(String text, String advice) {
        return new Judgement(Verdict.BAD, text, advice);
    }
}
