package org.tcpp.net;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The java.nio sibling. */
class NioNetTest extends NetContract {

    @Override
    protected Net open(Net.Options options) {
        return new NioNet(options);
    }

    @Override
    protected boolean tellsEnds() {
        return false;
    }

    @Override
    protected boolean waitsInNanoseconds() {
        return false;
    }

    @Override
    protected boolean knowsTcpInfo() {
        return false;
    }

    @Override
    protected boolean sparesCopies() {
        return false;
    }

    @Test
    void shouldRefuseWhatItCannotDo() {
        assertThatThrownBy(() -> open(new Net.Options(4096, 0, 0, true, null, true, -1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("--skip-rx-copy: java.nio has no way to do this; it needs epoll");
        assertThatThrownBy(() -> open(new Net.Options(4096, 0, 0, true, null, false, 12)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("--zerocopy: java.nio has no way to do this; it needs epoll");
    }
}
