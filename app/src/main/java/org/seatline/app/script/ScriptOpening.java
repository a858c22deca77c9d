package org.seatline.app.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.document.MalformedDocumentException;

/** How a script begins, for whoever looks at it before there is a talk. */
public final class ScriptOpening {
  private static final String UNKNOWN = "…";

  private ScriptOpening() {}

  /**
   * The first sentences, along the first answer of each question; what is not known yet is left
   * out.
   *
   * @throws MalformedDocumentException when the document is no script
   */
  public static List<String> of(JsonNode json, String languageTag, int sentencesMax)
      throws MalformedDocumentException {
    ScriptDocument script = ScriptParser.parse(json);
    List<String> sentences = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String at = script.start();
    while (at != null && seen.add(at) && sentences.size() < sentencesMax) {
      ScriptStep step = script.step(at);
      if (!step.isAutomatic()) {
        sentences.add(said(step, languageTag));
      }
      at = following(step);
    }
    return List.copyOf(sentences);
  }

  private static @Nullable String following(ScriptStep step) {
    return step.answers().isEmpty() ? step.next() : step.answers().getFirst().next();
  }

  private static String said(ScriptStep step, String languageTag) {
    String template = step.text().in(languageTag);
    return ScriptText.plain(
            ScriptSentence.fill(template, ScriptData.NONE, languageTag), gap -> UNKNOWN)
        .replace("[" + UNKNOWN + "]", UNKNOWN);
  }
}
