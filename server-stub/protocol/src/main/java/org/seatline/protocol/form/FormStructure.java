package org.seatline.protocol.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.seatline.protocol.expression.Compilation;
import org.seatline.protocol.expression.ExpressionCompiler;
import org.seatline.protocol.expression.ExpressionProblem;
import org.seatline.protocol.expression.ExpressionType;
import org.seatline.protocol.expression.ExpressionType.Plain;

/** Checks ids, types, options and expressions of a form, also of one that cannot be read yet. */
final class FormStructure {
  private final JsonNode root;
  private final FormCheck check;
  private final Map<String, ExpressionType> names;
  private final ExpressionCompiler compiler;
  private final Set<String> ids = new HashSet<>();

  FormStructure(JsonNode root, FormCheck check) {
    this.root = root;
    this.check = check;
    this.names = FormNames.of(shapes());
    this.compiler = new ExpressionCompiler(names);
  }

  private List<FormNames.Shape> shapes() {
    List<FormNames.Shape> shapes = new ArrayList<>();
    for (JsonNode section : root.path("sections")) {
      section.path("fields").forEach(field -> shape(field).ifPresent(shapes::add));
    }
    return shapes;
  }

  private static Optional<FormNames.Shape> shape(JsonNode field) {
    List<FormNames.Shape> columns = new ArrayList<>();
    field.path("columns").forEach(column -> shape(column).ifPresent(columns::add));
    boolean number = !field.path("result").asText().equals("text");
    return type(field)
        .map(type -> new FormNames.Shape(field.path("id").asText(), type, number, columns));
  }

  private static Optional<FormField.Type> type(JsonNode field) {
    String name = field.path("type").asText();
    return Stream.of(FormField.Type.values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  void check() {
    int section = 0;
    for (JsonNode node : root.path("sections")) {
      String at = "/sections/" + section++;
      expression(node, at, "visibleWhen", Plain.TRUTH);
      int field = 0;
      for (JsonNode item : node.path("fields")) {
        field(item, at + "/fields/" + field++);
      }
    }
    if (ids.isEmpty()) {
      check.wrong("/sections", "empty");
    }
  }

  private void field(JsonNode field, String at) {
    String id = field.path("id").asText();
    if (!ids.add(id)) {
      check.wrong(at + "/id", "twice", id);
    }
    if (!FormNames.isName(id)) {
      check.doubtful(at + "/id", "no-name", id);
    }
    Optional<FormField.Type> type = type(field);
    if (type.isEmpty()) {
      check.wrong(at + "/type", "type", field.path("type").asText());
      return;
    }
    if (type.get().chooses() && field.path("options").isEmpty()) {
      check.wrong(at, "no-options", id);
    }
    if (type.get() == FormField.Type.FILE) {
      files(field, at);
    }
    expressions(field, at, type.get());
  }

  /** Limits that nothing can keep, and kinds that there are not. */
  private void files(JsonNode field, String at) {
    limit(field, at, "filesMax", FileLimits.FILES_MAX);
    limit(field, at, "maxMegabytes", FileLimits.MEGABYTES_MAX);
    JsonNode kinds = field.path("kinds");
    if (kinds.isMissingNode()) {
      return;
    }
    if (!kinds.isArray() || kinds.isEmpty()) {
      check.wrong(at + "/kinds", "file-kinds");
    }
    for (int i = 0; i < kinds.size(); i++) {
      if (FileKind.byId(kinds.path(i).asText()).isEmpty()) {
        check.wrong(at + "/kinds", "file-kind", kinds.path(i).asText());
      }
    }
  }

  private void limit(JsonNode field, String at, String name, int max) {
    JsonNode number = field.path(name);
    boolean fits = number.isInt() && number.asInt() >= 1 && number.asInt() <= max;
    if (!number.isMissingNode() && !fits) {
      check.wrong(at + "/" + name, "file-limit", max);
    }
  }

  private void expressions(JsonNode field, String at, FormField.Type type) {
    expression(field, at, "visibleWhen", Plain.TRUTH);
    expression(field, at, "requiredWhen", Plain.TRUTH);
    int rule = 0;
    for (JsonNode item : field.path("checks")) {
      expression(item, at + "/checks/" + rule++, "rule", Plain.TRUTH);
    }
    if (type == FormField.Type.COMPUTED) {
      boolean text = field.path("result").asText().equals("text");
      expression(field, at, "compute", text ? Plain.TEXT : Plain.NUMBER);
    }
  }

  private void expression(JsonNode node, String at, String name, Plain result) {
    JsonNode child = node.path(name);
    String place = at + "/" + name;
    if (child.isTextual()) {
      compile(child.asText(), place, result);
    } else if (child.isObject() && !names.containsKey(child.path("field").asText())) {
      check.wrong(place + "/field", "unknown-field", child.path("field").asText());
    }
  }

  private void compile(String source, String place, Plain result) {
    if (compiler.compile(source, result) instanceof Compilation.Failed(ExpressionProblem wrong)) {
      check.add(FormFinding.Weight.WRONG, place, wrong.key(), wrong.column(), wrong.detail());
    }
  }
}
