package org.seatline.app.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.document.Condition;
import org.seatline.protocol.document.DocumentNode;
import org.seatline.protocol.document.MalformedDocumentException;

/** Reads script documents and refuses those that could leave an agent without a next step. */
public final class ScriptParser {
  private static final LocalizedText NOTHING = new LocalizedText("", "");

  private ScriptParser() {}

  /**
   * Reads a script.
   *
   * @throws MalformedDocumentException naming the place of the first thing that is wrong
   */
  public static ScriptDocument parse(JsonNode json) throws MalformedDocumentException {
    DocumentNode root = DocumentNode.root("script", json);
    Map<String, ScriptStep> steps = new LinkedHashMap<>();
    for (DocumentNode node : root.items("steps")) {
      ScriptStep step = step(node);
      if (steps.put(step.id(), step) != null) {
        throw node.wrong("a second step with the id \"" + step.id() + "\"");
      }
    }
    if (steps.isEmpty()) {
      throw root.wrong("has no steps");
    }
    String start = root.optionalText("start");
    var document =
        new ScriptDocument(
            root.at("id").text(),
            root.at("version").number(),
            root.at("title").localized(),
            start == null ? steps.keySet().iterator().next() : start,
            steps);
    ScriptCheck.check(document, root);
    return document;
  }

  private static ScriptStep step(DocumentNode node) throws MalformedDocumentException {
    ScriptStep.Kind kind = kind(node);
    LocalizedText text = node.optionalLocalized("text");
    boolean silent = kind == ScriptStep.Kind.BRANCH || kind == ScriptStep.Kind.FILL;
    if (text == null && !silent) {
      throw node.wrong("\"text\" is missing");
    }
    var step =
        new ScriptStep(
            node.at("id").text(),
            kind,
            text == null ? NOTHING : text,
            node.optionalLocalized("hint"),
            node.optionalLocalized("warning"),
            answers(node),
            node.optionalText("field"),
            node.flag("required"),
            node.optionalText("next"),
            Condition.parseOptional(node, "when"),
            node.optionalText("then"),
            node.optionalText("value"),
            show(node),
            node.optionalText("disposition"));
    String problem = incomplete(step);
    if (problem != null) {
      throw node.wrong(problem);
    }
    return step;
  }

  private static ScriptStep.Kind kind(DocumentNode node) throws MalformedDocumentException {
    String name = node.at("kind").text();
    for (ScriptStep.Kind kind : ScriptStep.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return kind;
      }
    }
    throw node.at("kind").wrong("no such kind of step: \"" + name + "\"");
  }

  private static ScriptStep.@Nullable Show show(DocumentNode node)
      throws MalformedDocumentException {
    DocumentNode show = node.find("show");
    return show == null
        ? null
        : new ScriptStep.Show(show.at("kind").text(), show.optionalText("id"));
  }

  private static List<ScriptAnswer> answers(DocumentNode node) throws MalformedDocumentException {
    List<ScriptAnswer> answers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DocumentNode item : node.items("answers")) {
      String key = item.at("key").text();
      String id = item.at("id").text();
      if (!key.matches("[1-9]")) {
        throw item.at("key").wrong("must be a digit from 1 to 9");
      }
      if (!seen.add("key " + key) || !seen.add("id " + id)) {
        throw item.wrong("a second answer with this key or id");
      }
      answers.add(
          new ScriptAnswer(
              key, id, item.at("text").localized(), item.at("next").text(), item.texts("fills")));
    }
    return answers;
  }

  private static @Nullable String incomplete(ScriptStep step) {
    return switch (step.kind()) {
      case CHOOSE -> step.answers().isEmpty() ? "a choice needs \"answers\"" : null;
      case ASK, FILL ->
          step.field() == null
              ? "needs the \"field\" that the answer goes into"
              : step.next() == null ? "\"next\" is missing" : null;
      case SAY, LOOKUP -> step.next() == null ? "\"next\" is missing" : null;
      case BRANCH ->
          step.when() == null || step.then() == null || step.next() == null
              ? "a branch needs \"when\", \"then\" and \"next\""
              : null;
      case END -> step.next() != null ? "an end has no \"next\"" : null;
    };
  }
}
