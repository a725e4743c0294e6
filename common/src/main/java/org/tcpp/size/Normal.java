package org.tcpp.size;

/**
 * The standard normal distribution. {@link StrictMath} rather than Math: its results are the same bits on every
 * machine, and both ends of a run must draw the same sizes.
 */
final class Normal {

    private static final double[] CENTRE_OVER = {3.3871328727963666080e0, 1.3314166789178437745e+2,
            1.9715909503065514427e+3, 1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
            3.3430575583588128105e+4, 2.5090809287301226727e+3};
    private static final double[] CENTRE_UNDER = {1, 4.2313330701600911252e+1, 6.8718700749205790830e+2,
            5.3941960214247511077e+3, 2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
            5.2264952788528545610e+3};
    private static final double[] MIDDLE_OVER = {1.42343711074968357734e0, 4.63033784615654529590e0,
            5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
            2.27238449892691845833e-2, 7.74545014278341407640e-4};
    private static final double[] MIDDLE_UNDER = {1, 2.05319162663775882187e0, 1.67638483018380384940e0,
            6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
            1.05075007164441684324e-9};
    private static final double[] FAR_OVER = {6.65790464350110377720e0, 5.46378491116411436990e0,
            1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
            2.71155556874348757815e-5, 2.01033439929228813265e-7};
    private static final double[] FAR_UNDER = {1, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
            1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
            2.04426310338993978564e-15};

    private Normal() {}

    /**
     * The value below which a draw falls with the given probability, to about 16 digits: algorithm AS 241, PPND16
     * (Wichura: The Percentage Points of the Normal Distribution, Applied Statistics 37, 1988).
     *
     * @param probability above 0 and below 1
     */
    static double quantile(double probability) {
        double fromMiddle = probability - 0.5;
        if (Math.abs(fromMiddle) <= 0.425) {
            double r = 0.180625 - fromMiddle * fromMiddle;
            return fromMiddle * polynomial(CENTRE_OVER, r) / polynomial(CENTRE_UNDER, r);
        }
        double r = Math.sqrt(-StrictMath.log(Math.min(probability, 1 - probability)));
        double distance = r <= 5
                ? polynomial(MIDDLE_OVER, r - 1.6) / polynomial(MIDDLE_UNDER, r - 1.6)
                : polynomial(FAR_OVER, r - 5) / polynomial(FAR_UNDER, r - 5);
        return fromMiddle < 0 ? -distance : distance;
    }

    /**
     * The probability of a draw above {@code z}, with small relative error also far out: near the middle Marsaglia's
     * series (Evaluating the Normal Distribution, Journal of Statistical Software 11, 2004), beyond it the continued
     * fraction of Laplace.
     *
     * @param z any number, infinities included
     */
    static double above(double z) {
        if (z < 0) {
            return 1 - above(-z);
        }
        double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        if (z > 3) {
            double fraction = z;
            for (int k = 100; k > 0; k--) {
                fraction = z + k / fraction;
            }
            return density / fraction;
        }
        double term = z;
        double sum = z;
        for (int k = 3; term > sum * 1e-17; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return 0.5 - density * sum;
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
