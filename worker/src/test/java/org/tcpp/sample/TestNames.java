package org.tcpp.sample;

/** Names that tell which handle was asked for. */
final class TestNames implements Names {

    @Override
    public String local(int handle) {
        return "local " + handle;
    }

    @Override
    public String remote(int handle) {
        return "remote " + handle;
    }
}
