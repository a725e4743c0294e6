package org.tcpp.html;

/**
 * A point of a curve.
 *
 * @param x along
 * @param y upwards
 */
record Point(double x, double y) {
}
