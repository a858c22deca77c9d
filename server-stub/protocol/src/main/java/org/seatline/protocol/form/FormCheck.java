package org.seatline.protocol.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.seatline.protocol.Wire;
import org.seatline.protocol.document.MalformedDocumentException;
import org.seatline.protocol.form.FormFinding.Weight;

/**
 * Checks a form before it is published: everything at once, each thing at its place. Compiles
 * expressions, so not on the UI thread.
 */
public final class FormCheck {
  private static final Set<String> WORDS = Set.of("title", "label", "hint", "unit", "message");
  private static final String EMPTY = "form.finding.empty";
  private static final List<String> LANGUAGES = List.of("en", "zh");

  private final JsonNode root;
  private final JsonLines lines;
  private final List<FormFinding> findings = new ArrayList<>();

  private FormCheck(JsonNode root, JsonLines lines) {
    this.root = root;
    this.lines = lines;
  }

  /** What is wrong with a form's text, from its top down; nothing when it can be published. */
  public static List<FormFinding> check(String text) {
    try {
      var check = new FormCheck(Wire.mapper().readTree(text), JsonLines.of(text));
      check.all();
      return check.findings.stream()
          .sorted(Comparator.comparingInt(FormFinding::line))
          .distinct()
          .toList();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String words = e.getOriginalMessage();
      return List.of(
          new FormFinding("", line, Weight.WRONG, "form.finding.not-json", List.of(words)));
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory can be read", e);
    }
  }

  private void all() {
    translations(root, "");
    new FormStructure(root, this).check();
    List<FormFinding> wrong = findings.stream().filter(f -> f.weight() == Weight.WRONG).toList();
    if (wrong.stream().anyMatch(finding -> finding.key().equals(EMPTY))) {
      return;
    }
    try {
      FormDocument form = FormParser.read(FormMending.of(root, wrong));
      List<String> circle = FormCircles.find(form);
      if (circle.isEmpty()) {
        new FormReach(form, this).check();
      } else {
        wrong(place(form, circle.getFirst()), "circle", String.join(", ", circle));
      }
    } catch (MalformedDocumentException e) {
      int path = e.place().indexOf('/');
      wrong(path < 0 ? "" : e.place().substring(path), "malformed", String.valueOf(e.getMessage()));
    }
  }

  /** Where a field stands. */
  private static String place(FormDocument form, String fieldId) {
    for (int s = 0; s < form.sections().size(); s++) {
      List<FormField> fields = form.sections().get(s).fields();
      for (int f = 0; f < fields.size(); f++) {
        if (fields.get(f).id().equals(fieldId)) {
          return "/sections/" + s + "/fields/" + f;
        }
      }
    }
    return "";
  }

  private void translations(JsonNode node, String at) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        translations(node.path(i), at + "/" + i);
      }
    }
    node.properties()
        .forEach(
            child -> {
              String place = at + "/" + child.getKey();
              if (WORDS.contains(child.getKey()) && child.getValue().isObject()) {
                translated(child.getValue(), place);
              } else {
                translations(child.getValue(), place);
              }
            });
  }

  private void translated(JsonNode words, String at) {
    for (String language : LANGUAGES) {
      if (words.path(language).asText("").isBlank()) {
        wrong(at, "translation-" + language);
      }
    }
  }

  /** The form cannot be published with this. */
  void wrong(String pointer, String kind, Object... arguments) {
    add(Weight.WRONG, pointer, "form.finding." + kind, arguments);
  }

  /** The form can be published with this, but it is hardly meant so. */
  void doubtful(String pointer, String kind, Object... arguments) {
    add(Weight.DOUBTFUL, pointer, "form.finding." + kind, arguments);
  }

  /** A finding with a sentence of its own. */
  void add(Weight weight, String pointer, String key, Object... arguments) {
    findings.add(new FormFinding(pointer, lines.line(pointer), weight, key, List.of(arguments)));
  }
}
