package org.seatline.app.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.protocol.Wire;
import org.seatline.protocol.document.MalformedDocumentException;

final class ScriptParserTest {

  static List<JsonNode> sampleScripts() {
    return SampleDocuments.all("scripts");
  }

  @ParameterizedTest
  @MethodSource("sampleScripts")
  void readsEverySampleScript(JsonNode json) throws Exception {
    ScriptDocument script = ScriptParser.parse(json);
    assertThat(script.steps()).hasSizeGreaterThan(3);
    assertThat(script.steps()).containsKey(script.start());
  }

  @Test
  void namesThePlaceOfAMissingText() {
    assertThatThrownBy(() -> parse("{'id':'a','kind':'say','next':'end'}"))
        .isInstanceOf(MalformedDocumentException.class)
        .hasMessage("script s/steps/0: \"text\" is missing");
  }

  @Test
  void namesThePlaceOfAMissingTranslation() {
    assertThatThrownBy(() -> parse("{'id':'a','kind':'say','text':{'en':'x'},'next':'end'}"))
        .hasMessage("script s/steps/0/text: \"zh\" is missing");
  }

  @Test
  void refusesAStepThatLeadsNowhere() {
    assertThatThrownBy(() -> parse(say("a", "nowhere")))
        .hasMessage("script s: step \"a\" leads to \"nowhere\", no such step");
  }

  @Test
  void refusesACircle() {
    assertThatThrownBy(() -> parse(say("a", "b") + "," + say("b", "a")))
        .hasMessage("script s: step \"a\" leads back to itself");
  }

  @Test
  void refusesAnUnknownKind() {
    assertThatThrownBy(() -> parse("{'id':'a','kind':'sing','text':{'en':'x','zh':'x'}}"))
        .hasMessage("script s/steps/0/kind: no such kind of step: \"sing\"");
  }

  @Test
  void refusesTwoAnswersOnOneKey() {
    String answer = "{'key':'1','id':'%s','text':{'en':'x','zh':'x'},'next':'end'}";
    assertThatThrownBy(
            () ->
                parse(
                    "{'id':'a','kind':'choose','text':{'en':'x','zh':'x'},'answers':["
                        + answer.formatted("p")
                        + ","
                        + answer.formatted("q")
                        + "]}"))
        .hasMessage("script s/steps/0/answers/1: a second answer with this key or id");
  }

  @Test
  void refusesAQuestionWithoutAField() {
    assertThatThrownBy(
            () -> parse("{'id':'a','kind':'ask','text':{'en':'x','zh':'x'},'next':'end'}"))
        .hasMessageContaining("needs the \"field\"");
  }

  private static String say(String id, String next) {
    return "{'id':'%s','kind':'say','text':{'en':'x','zh':'x'},'next':'%s'}".formatted(id, next);
  }

  private static void parse(String steps) throws MalformedDocumentException, IOException {
    String json =
        "{'id':'s','version':1,'title':{'en':'S','zh':'S'},'start':'a','steps':["
            + steps
            + ",{'id':'end','kind':'end','text':{'en':'bye','zh':'bye'}}]}";
    ScriptParser.parse(Wire.mapper().readTree(json.replace('\'', '"')));
  }
}
