package org.tcpp.estimate;

/**
 * How a run stands, for the line that a person watches. What workers have not yet said is not in it: it lags by up to
 * one interval.
 *
 * @param elapsedNs since go
 * @param requested connections asked for, or -1 where there is no such number
 * @param completed connections completed so far
 * @param failed connections failed so far
 * @param atOnce connections under way
 * @param bytes bytes sent so far (received, on a server)
 * @param bytesPerSecond over the last interval of each worker that still runs
 * @param completedPerSecond connections, over the same intervals
 */
public record Live(long elapsedNs, long requested, long completed, long failed, long atOnce, long bytes,
        double bytesPerSecond, double completedPerSecond) {
}
