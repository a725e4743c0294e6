package org.tcpp.net;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The java.nio sibling. */
class NioNetTest extends NetContract implements SocketOptionsContract {

    @Override
    public Net open(Net.Options options) {
        return new NioNet(options);
    }

    @Override
    public boolean tellsEnds() {
        return false;
    }

    @Override
    public boolean waitsInNanoseconds() {
        return false;
    }

    @Override
    public boolean knowsTcpInfo() {
        return false;
    }

    @Override
    public boolean sparesCopies() {
        return false;
    }

    @Test
    void shouldRefuseWhatItCannotDo() {
        assertThatThrownBy(() -> open(new Net.Options(4096, SocketOptions.PLAIN, true, -1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("--skip-rx-copy: java.nio has no way to do this; it needs epoll");
        assertThatThrownBy(() -> open(new Net.Options(4096, SocketOptions.PLAIN, false, 12)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("--zerocopy: java.nio has no way to do this; it needs epoll");
    }
}
