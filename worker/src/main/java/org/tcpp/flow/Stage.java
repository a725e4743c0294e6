package org.tcpp.flow;

import java.util.Arrays;

/** The connections that have an actor, by handle; takes memory only where there are any. One thread. */
final class Stage {

    private Actor[] actors = {};

    void enter(int handle, Actor actor) {
        if (handle >= actors.length) {
            actors = Arrays.copyOf(actors, Math.max(handle + 1, actors.length * 2));
        }
        actors[handle] = actor;
    }

    /** It has ended. */
    void leave(int handle) {
        if (isOn(handle)) {
            actors[handle] = null;
        }
    }

    boolean isOn(int handle) {
        return handle < actors.length && actors[handle] != null;
    }

    Actor actor(int handle) {
        return actors[handle];
    }
}
