package org.tcpp.message;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "7", "[]", "\"text\"", "null", "OpenJDK 64-Bit Server VM warning: x", "{",
            "{\"a\"",
            "{\"a\":1", "{\"a\":[1", "{a:1}", "{'a':1}", "{\"a\":1,}", "{\"a\":NaN}", "{\"a\":01}", "{\"a\":tru}",
            "{,}", "{\"a\" 1}", "{\"a\":[1,]}", "{\"a\":[1 2]}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":-}", "{\"a\":+1}",
            "{\"a\":1e}", "{\"a\":0x1}", "{\"a\":\"\\q\"}", "{\"a\":\"\\u12g4\"}",
            "{\"a\":\"\\u\uff11\uff11\uff11\uff11\"}",
            "{\"a\":\"\\u12", "{\"a\":\"x", "{\"a\":\"\\", "{\"a\":\"\u0001\"}", "{\"a\":truefalse}"})
    void shouldRefuseWhatIsNoJsonObjectAndQuoteIt(String line) {
        assertThatThrownBy(() -> Fields.parse(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a JSON object: ")
                .hasMessageEndingWith(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}{"a":1} | something after the JSON object: {"a":1}{"a":1}
            {"a":1} 2      | something after the JSON object: {"a":1} 2
            {"a":1}}       | something after the JSON object: {"a":1}}
            {"a":1} noise  | something after the JSON object: {"a":1} noise
            """)
    void shouldRefuseAnythingAfterTheObject(String line, String reason) {
        assertThatThrownBy(() -> Fields.parse(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason)
                .hasMessageEndingWith(line);
    }

    @Test
    void shouldWritePlainTextsAsTheyAreAtEveryDepth() {
        Fields inner = new Fields().put("rows", new Fields.Plain("ROWSAAg0")).put("n", 1);

        assertThat(new Fields().put("a", new Fields.Plain("x-_")).put("message", inner).put("z", "\"").line())
                .isEqualTo("{\"a\":\"x-_\",\"message\":{\"rows\":\"ROWSAAg0\",\"n\":1},\"z\":\"\\\"\"}");
    }

    @Test
    void shouldReadMuchTextWhateverFollowsIt() {
        assertThat(Fields.parse("{\"run\":7,\"rows\":\"ROWSAAg0\"}").text("rows")).isEqualTo("ROWSAAg0");
        Fields nested = Fields.parse("{\"number\":1,\"message\":{\"rows\":\"ROWS-_\"}}");
        assertThat(nested.fields("message").text("rows")).isEqualTo("ROWS-_");
        assertThat(Fields.parse("{\"rows\":\"ROWSA\",\"z\":\"1\"}").text("z")).isEqualTo("1");
        assertThat(Fields.parse("{\"rows\":\"1\\u0025\",\"z\":\"ROWS\"}").text("rows")).isEqualTo("1%");
        assertThatThrownBy(() -> Fields.parse("{\"rows\":\"ROWSAA")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a string does not end");
        assertThatThrownBy(() -> Fields.parse("{\"rows\":\"ROWSAA\"")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAFieldNamedTwiceAtEveryDepth() {
        for (String line : List.of("{\"twin\":1,\"twin\":1}", "{\"a\":{\"twin\":1,\"b\":2,\"twin\":3}}",
                "{\"a\":[{\"twin\":null,\"twin\":null}]}")) {
            assertThatThrownBy(() -> Fields.parse(line)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not a JSON object: field 'twin' is named twice");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"big\":9223372036854775808}", "{\"big\":-9223372036854775809}", "{\"big\":1e999}",
            "{\"big\":[1,18446744073709551615]}", "{\"a\":[{\"big\":99999999999999999999}]}"})
    void shouldNameTheFieldWhoseNumberIsTooLarge(String line) {
        assertThatThrownBy(() -> Fields.parse(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("field 'big' is too large: ");
    }

    @Test
    void shouldNameTheFieldWhoseNumberDoesNotFitAnInt() {
        Fields fields = Fields.parse("{\"port\":2147483648,\"low\":-2147483648}");
        assertThat(fields.whole("port")).isEqualTo(2_147_483_648L);
        assertThat(fields.number("low")).isEqualTo(Integer.MIN_VALUE);
        assertThatThrownBy(() -> fields.number("port")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field 'port' is too large: 2147483648");
    }

    @Test
    void shouldTakeNullForAbsent() {
        Fields fields = Fields.parse("{\"a\":null,\"list\":[1,null]}");
        assertThat(fields.has("a")).isFalse();
        assertThat(fields.textOrNull("a")).isNull();
        assertThat(fields.whole("a", 7)).isEqualTo(7);
        assertThat(fields.flag("a")).isFalse();
        assertThat(fields.fieldsOrNull("a", Fields::line)).isNull();
        assertThat(fields.list("a", Fields::line)).isEmpty();
        assertThat(fields.wholes("a")).isEmpty();
        assertThatThrownBy(() -> fields.text("a")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field 'a' is missing");
        assertThatThrownBy(() -> fields.wholes("list")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field 'list' is not a Long: null");
    }

    @Test
    void shouldNameTheFieldOfAnotherType() {
        Fields fields = Fields.parse("{\"a\":true,\"b\":[\"x\"],\"c\":{\"d\":1}}");
        assertThatThrownBy(() -> fields.real("a")).hasMessage("field 'a' is not a Number: true");
        assertThatThrownBy(() -> fields.wholes("b")).hasMessage("field 'b' is not a Long: x");
        assertThatThrownBy(() -> fields.list("b", Fields::line)).hasMessage("field 'b' is not a Fields: x");
        assertThatThrownBy(() -> fields.fields("c").texts()).hasMessage("field 'd' is not a String: 1");
    }

    @Test
    void shouldWriteFieldsInTheirOrderAndLeaveNullsOut() {
        Fields fields = new Fields().put("z", 1)
                .put("gone", null)
                .put("a", Long.MIN_VALUE)
                .put("x", 0.1)
                .put("list", List.of("s", 2, new Fields().put("deep", true)))
                .put("array", new long[]{1, -1});
        assertThat(fields.line()).isEqualTo("{\"z\":1,\"a\":-9223372036854775808,\"x\":0.1,"
                + "\"list\":[\"s\",2,{\"deep\":true}],\"array\":[1,-1]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\"\\/\b\f\n\r\t", "\u0000\u001f\u007f", "gr\u00fc\u00df dich", "\ud83d\ude80",
            "lone \ud83d", "\\u0041"})
    void shouldReadBackEveryString(String text) {
        assertThat(Fields.parse(new Fields().put(text, text).line()).text(text)).isEqualTo(text);
    }

    @Test
    void shouldReadEveryEscapeAndSpace() {
        Fields fields = Fields.parse(
                " { \"a\" :\t\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\u00E4\""
                        + " , \"b\" : [ -1 , 20 , 0 ] , \"c\" : { } } \r");
        assertThat(fields.text("a")).isEqualTo("\"\\/\b\f\n\r\t\u00e4\u00e4");
        assertThat(fields.wholes("b")).containsExactly(-1, 20, 0);
        assertThat(fields.fields("c").line()).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({"0.5,0.5", "-0.5,-0.5", "1e3,1000", "1E+3,1000", "25e-1,2.5", "0e0,0",
            "1.7976931348623157e308,1.7976931348623157e308"})
    void shouldReadFractions(String text, double number) {
        assertThat(Fields.parse("{\"a\":" + text + "}").real("a")).isEqualTo(number);
    }

    @Test
    void shouldReadAWholeNumberWhereAFractionIsAllowed() {
        assertThat(Fields.parse("{\"a\":3,\"b\":3.5}").real("a")).isEqualTo(3.0);
    }

    @Test
    void shouldKeepTextsInOrder() {
        assertThat(Fields.parse("{\"b\":\"1\",\"a\":\"2\"}").texts()).containsExactly(Map.entry("b", "1"),
                Map.entry("a", "2"));
    }

    @Test
    void shouldSurviveNestingThatWouldOverflowTheStack() {
        String deep = "{\"a\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> Fields.parse(deep)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nested more than 100 deep");
    }

    @Test
    void shouldRefuseToWriteWhatHasNoForm() {
        Fields fields = new Fields().put("a", new Object());
        assertThatThrownBy(fields::line).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no JSON form for class java.lang.Object");
    }
}
