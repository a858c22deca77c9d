package org.seatline.protocol.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Wire;
import org.seatline.protocol.expression.Expression;

/** Writes forms as {@link FormParser} reads them; what is as usual is left out. */
public final class FormWriter {
  private FormWriter() {}

  /** The document of a form. */
  public static ObjectNode write(FormDocument form) {
    ObjectNode json = Wire.mapper().createObjectNode();
    json.put("id", form.id());
    json.put("version", form.version());
    put(json, "title", form.title());
    ArrayNode sections = json.putArray("sections");
    form.sections().forEach(section -> write(section, sections.addObject()));
    return json;
  }

  private static void write(FormDocument.Section section, ObjectNode json) {
    json.put("id", section.id());
    put(json, "title", section.title());
    put(json, "visibleWhen", section.visibleWhen());
    if (section.folding() == FormDocument.Folding.FOLDED) {
      json.put("folded", true);
    }
    write(section.fields(), json.putArray("fields"));
  }

  private static void write(List<FormField> fields, ArrayNode json) {
    fields.forEach(field -> write(field, json.addObject()));
  }

  private static void write(FormField field, ObjectNode json) {
    json.put("id", field.id());
    put(json, "label", field.label());
    json.put("type", field.type().name().toLowerCase(Locale.ROOT));
    write(field.rules(), json);
    write(field.limits(), FieldLimits.of(field.type()), json);
    if (!field.options().isEmpty()) {
      ArrayNode options = json.putArray("options");
      for (FormField.Option option : field.options()) {
        ObjectNode item = options.addObject();
        item.put("id", option.id());
        put(item, "label", option.label());
      }
    }
    if (!field.columns().isEmpty()) {
      write(field.columns(), json.putArray("columns"));
    }
    put(json, "hint", field.hint());
  }

  private static void write(FieldRules rules, ObjectNode json) {
    if (rules.required()) {
      json.put("required", true);
    }
    put(json, "requiredWhen", rules.requiredWhen());
    put(json, "visibleWhen", rules.visibleWhen());
    FieldRules.Compute compute = rules.compute();
    if (compute != null) {
      json.put("compute", compute.expression().source());
      json.put("result", compute.kind().name().toLowerCase(Locale.ROOT));
    }
    if (!rules.checks().isEmpty()) {
      ArrayNode checks = json.putArray("checks");
      for (FieldRules.Check check : rules.checks()) {
        ObjectNode item = checks.addObject();
        item.put("rule", check.rule().source());
        put(item, "message", check.message());
      }
    }
  }

  private static void write(FieldLimits limits, FieldLimits usual, ObjectNode json) {
    if (limits.maxLength() != usual.maxLength()) {
      json.put("maxLength", limits.maxLength());
    }
    put(json, "min", limits.min());
    put(json, "max", limits.max());
    if (limits.decimals() != usual.decimals()) {
      json.put("decimals", limits.decimals());
    }
    put(json, "unit", limits.unit());
    if (limits.rowsMax() != usual.rowsMax()) {
      json.put("rowsMax", limits.rowsMax());
    }
    write(limits.files(), usual.files(), json);
  }

  private static void write(FileLimits files, FileLimits usual, ObjectNode json) {
    if (files.filesMax() != usual.filesMax()) {
      json.put("filesMax", files.filesMax());
    }
    if (files.maxMegabytes() != usual.maxMegabytes()) {
      json.put("maxMegabytes", files.maxMegabytes());
    }
    if (!files.kinds().equals(usual.kinds())) {
      ArrayNode kinds = json.putArray("kinds");
      files.inOrder().forEach(kind -> kinds.add(kind.id()));
    }
  }

  private static void put(ObjectNode json, String name, @Nullable LocalizedText text) {
    if (text != null) {
      json.putObject(name).put("en", text.en()).put("zh", text.zh());
    }
  }

  private static void put(ObjectNode json, String name, @Nullable Expression expression) {
    if (expression != null) {
      json.put(name, expression.source());
    }
  }

  private static void put(ObjectNode json, String name, @Nullable BigDecimal number) {
    if (number != null) {
      json.put(name, number);
    }
  }
}
