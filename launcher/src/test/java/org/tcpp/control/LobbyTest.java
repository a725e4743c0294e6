package org.tcpp.control;

import java.net.Socket;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LobbyTest {

    private final Lobby lobby = new Lobby();

    @Test
    void shouldMakeRoomWhenDescriptorsHaveRunOutHoweverFewWait() {
        Socket only = new Socket();
        lobby.enter(only);

        assertThat(lobby.shrink()).isSameAs(only);
        assertThat(lobby.shrink()).isNull();
    }

    @Test
    void shouldSendAwayWhoHasBeenSilentForLongest() {
        Socket first = new Socket();
        Socket second = new Socket();
        lobby.enter(first);
        lobby.enter(second);

        assertThat(lobby.shrink()).isSameAs(first);
    }
}
