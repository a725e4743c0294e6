package org.tcpp.integrity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Direction;
import org.tcpp.message.Load;
import org.tcpp.message.Role;
import org.tcpp.payload.Pattern;
import org.tcpp.payload.Region;
import org.tcpp.size.SizePlan;

/** Streams of a run, and what may be done to them on the way. */
final class Injected {

    static final Region REGION = region(ByteBuffer.allocateDirect(Region.BYTES));
    static final int RUN = 0x1234_5678;
    static final int EARLIER = 0x0bad_cafe;
    static final int OPENING = 12;

    private Injected() {}

    static Verification begin(Content content) {
        Verifier verifier = new Verifier(0, OPENING, 1 << 20, () -> REGION);
        for (int run = 1; run < 30; run++) {
            verifier.begin(load(run, content), Role.SERVER);
        }
        verifier.begin(load(EARLIER, content), Role.SERVER);
        return verifier.begin(load(RUN, content), Role.SERVER);
    }

    static Load load(int run, Content content) {
        return new Load(run, new Load.Share(1000, 20, 0, 1), SizePlan.fixed(1000), Closing.CLIENT,
                new Load.Times(0, 1, 1), false, content);
    }

    static Pattern pattern(int run, Direction direction) {
        return new Pattern(REGION, true, run, direction);
    }

    static byte[] stream(Pattern pattern, long connection, long from, int length) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
        pattern.write(connection, from, bytes, 0, length);
        byte[] array = new byte[length];
        bytes.get(0, array);
        return array;
    }

    static byte[] fill(byte[] bytes, int value) {
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    static byte[] fillWithDeadCode(byte[] bytes) {
        byte[] dead = {(byte) 0xde, (byte) 0xc0, (byte) 0xad, (byte) 0xde};
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = dead[i % dead.length];
        }
        return bytes;
    }

    static byte[] swapped(byte[] bytes, int width) {
        byte[] out = bytes.clone();
        for (int i = 0; i < bytes.length; i++) {
            out[i] = bytes[i / width * width + width - 1 - i % width];
        }
        return out;
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static Region region(ByteBuffer memory) {
        Region.fill(memory);
        return new Region(memory, 0);
    }

    /** What comes if the stream is right up to {@code at}, and then is what it should be between two other places. */
    static byte[] received(long at, long from, long to) {
        Pattern pattern = pattern(RUN, Direction.TO_SERVER);
        byte[] bytes = Arrays.copyOf(stream(pattern, Receiving.CONNECTION, 0, (int) at), (int) (at + to - from));
        System.arraycopy(stream(pattern, Receiving.CONNECTION, from, (int) (to - from)), 0, bytes, (int) at,
                (int) (to - from));
        return bytes;
    }
}
