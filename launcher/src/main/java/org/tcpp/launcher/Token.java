package org.tcpp.launcher;

import java.security.SecureRandom;
import org.tcpp.message.Report;

/** Tokens that name runs on the wire. */
final class Token {

    private Token() {}

    /** One that nobody can foresee; never that of the classic connections. */
    static int fresh() {
        SecureRandom random = new SecureRandom();
        int token = random.nextInt();
        while (token == Report.CLASSIC) {
            token = random.nextInt();
        }
        return token;
    }
}
