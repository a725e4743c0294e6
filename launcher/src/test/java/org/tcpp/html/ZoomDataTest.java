package org.tcpp.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ZoomDataTest {

    private static final Axis X = Axis.time(0, 10);
    private static final Axis Y = Axis.of("Goodput", Unit.BITS_PER_SECOND, Scale.fromZero(8_000_000));

    private final ZoomData zoom = new ZoomData();

    @Test
    void shouldHaveAColumnForTheTimesAndOneForEachLine() throws IOException {
        zoom.add(Ink.BLUE, "sent", List.of(new Step(0, 1, 2e6), new Step(1, 2, 4e6)));
        zoom.add(Ink.ORANGE, "received", List.of(new Step(0.5, 1.5, 1_234_567.0)));

        JsonNode json = json();

        assertThat(json.get("y").textValue()).isEqualTo("Goodput, Mbit/s");
        assertThat(json.get("columns")).hasToString(
                "[[0,0.5,1,1.5,2],[2,2,4,4,4],[null,1.23457,1.23457,1.23457,null]]");
        assertThat(json.get("lines")).hasToString("[{\"name\":\"sent\",\"colour\":\"#2b7bba\",\"dashes\":[]},"
                + "{\"name\":\"received\",\"colour\":\"#d95f02\",\"dashes\":[7,3]}]");
    }

    @Test
    void shouldLeaveAGapWhereNothingIsKnown() throws IOException {
        zoom.add(Ink.BLUE, "sent", Arrays.asList(new Step(0, 1, 2e6), null, new Step(1, 2, null), new Step(2, 3, 4e6)));

        assertThat(json().get("columns")).hasToString("[[0,1,1.5,2,3],[2,2,null,4,4]]");
    }

    @Test
    void shouldKeepMomentsOfALongRunApart() throws IOException {
        zoom.add(Ink.BLUE, "sent", List.of(new Step(604_799.9, 604_800, 100e6)));

        assertThat(json().get("columns")).hasToString("[[604799.9,604800],[100,100]]");
    }

    @Test
    void shouldBeEmptyWithoutAValue() {
        zoom.add(Ink.BLUE, "sent", Arrays.asList(null, new Step(1, 2, null)));

        assertThat(zoom.isEmpty()).isTrue();
    }

    private JsonNode json() throws IOException {
        return new JsonMapper().readTree(zoom.json(X, Y));
    }
}
