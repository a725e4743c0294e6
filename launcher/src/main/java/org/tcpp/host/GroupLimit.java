package org.tcpp.host;

/**
 * The tightest limit of one kind that the control groups around this process set.
 *
 * @param limit the limit: bytes, tasks, or thousandths of a processor
 * @param left what of it is left, in the same unit; for processors the limit itself
 * @param name what a user calls it: {@code memory.max of the control group /a/b}
 */
record GroupLimit(long limit, long left, String name) {

    /** Where version 1 has no limit, it says a number of pages that no host has. */
    private static final long UNLIMITED_BYTES = 1L << 60;
    private static final long MILLI = 1000;

    /** Processor time: quota by period, in thousandths of a processor; or null. */
    static GroupLimit cpu(Source source) {
        GroupLimit tightest = null;
        for (ControlGroup group : ControlGroup.around(source, "cpu")) {
            Long quota;
            Long period;
            if (group.second()) {
                String[] words = group.text("cpu.max") == null ? new String[0] : group.text("cpu.max").split(" ");
                boolean limited = words.length == 2 && words[0].matches("\\d{1,18}") && words[1].matches("\\d{1,18}");
                quota = limited ? Long.valueOf(words[0]) : null;
                period = limited ? Long.valueOf(words[1]) : null;
            } else {
                quota = group.number("cpu.cfs_quota_us"); // -1, which is no number here: no limit
                period = group.number("cpu.cfs_period_us");
            }
            if (quota != null && period != null && period > 0) {
                long milli = Math.max(1, quota * MILLI / period);
                tightest = tighter(tightest, milli, milli, group.second() ? "cpu.max" : "cpu.cfs_quota_us", group);
            }
        }
        return tightest;
    }

    /** Memory that is taken for good, beyond which something is killed; or null. */
    static GroupLimit memory(Source source) {
        GroupLimit tightest = null;
        for (ControlGroup group : ControlGroup.around(source, "memory")) {
            Long limit = group.number(group.second() ? "memory.max" : "memory.limit_in_bytes");
            if (limit != null && limit < UNLIMITED_BYTES) {
                tightest = tighter(tightest, limit, limit - inUse(group),
                        group.second() ? "memory.max" : "memory.limit_in_bytes", group);
            }
        }
        return tightest;
    }

    /** Memory beyond which the kernel slows the processes down to get some back; version 2 only; or null. */
    static GroupLimit memoryHigh(Source source) {
        GroupLimit tightest = null;
        for (ControlGroup group : ControlGroup.around(source, "memory")) {
            Long limit = group.second() ? group.number("memory.high") : null;
            if (limit != null && limit < UNLIMITED_BYTES) {
                tightest = tighter(tightest, limit, limit - inUse(group), "memory.high", group);
            }
        }
        return tightest;
    }

    /**
     * Swap that may be used beyond memory, in bytes: what the groups leave, and no more than the host has free.
     *
     * @param hostFree of the whole host
     */
    static long swapLeft(Source source, long hostFree) {
        long left = hostFree;
        for (ControlGroup group : ControlGroup.around(source, "memory")) {
            Long limit = group.number(group.second() ? "memory.swap.max" : "memory.memsw.limit_in_bytes");
            if (limit == null || limit >= UNLIMITED_BYTES) {
                continue;
            }
            if (group.second()) {
                left = Math.min(left, limit - orZero(group.number("memory.swap.current")));
            } else {
                // version 1 limits memory and swap together
                Long memory = group.number("memory.limit_in_bytes");
                left = Math.min(left, limit - (memory == null ? 0 : Math.min(limit, memory)));
            }
        }
        return Math.max(0, left);
    }

    /** Processes and threads; or null. */
    static GroupLimit tasks(Source source) {
        GroupLimit tightest = null;
        for (ControlGroup group : ControlGroup.around(source, "pids")) {
            Long limit = group.number("pids.max");
            Long now = group.number("pids.current");
            if (limit != null && now != null) {
                tightest = tighter(tightest, limit, limit - now, "pids.max", group);
            }
        }
        return tightest;
    }

    /** Without what the kernel has only cached of files and gives back first. */
    private static long inUse(ControlGroup group) {
        Long used = group.number(group.second() ? "memory.current" : "memory.usage_in_bytes");
        Long cached = group.table("memory.stat").get(group.second() ? "inactive_file" : "total_inactive_file");
        return Math.max(0, orZero(used) - orZero(cached));
    }

    private static GroupLimit tighter(GroupLimit before, long limit, long left, String file, ControlGroup group) {
        return before != null && before.left <= left
                ? before
                : new GroupLimit(limit, Math.max(0, left), file + " of the control group " + group.path());
    }

    private static long orZero(Long number) {
        return number == null ? 0 : number;
    }
}
