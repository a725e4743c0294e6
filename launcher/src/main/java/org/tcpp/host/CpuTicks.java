package org.tcpp.host;

/**
 * Time that all processors of this host together have spent, in ticks of whatever length the system counts in; as a
 * snapshot since boot, as a difference between two.
 *
 * @param user in programs
 * @param nice in programs of low priority
 * @param sys in the kernel, interrupts excepted
 * @param intr in interrupts, hard and soft
 * @param idle doing nothing, be it waiting for a disk
 * @param steal not at all, for the hypervisor gave it to others
 */
public record CpuTicks(long user, long nice, long sys, long intr, long idle, long steal) {

    /** What came after {@code earlier}. */
    public CpuTicks since(CpuTicks earlier) {
        return new CpuTicks(user - earlier.user, nice - earlier.nice, sys - earlier.sys, intr - earlier.intr,
                idle - earlier.idle, steal - earlier.steal);
    }

    /** All ticks, the divisor of every percentage. */
    public long total() {
        return user + nice + sys + intr + idle + steal;
    }

    /** A part of {@link #total} in percent, rounded to the nearest; null if there was no time at all. */
    public Integer percent(long part) {
        return total() <= 0 ? null : (int) ((200 * part + total()) / (2 * total()));
    }
}
