package org.seatline.protocol.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Forms and values made by chance; a condition reads fields that stand anywhere before it. */
final class RandomForms {
  private static final List<String> TYPES =
      List.of("choice", "checkbox", "number", "text", "computed", "multichoice", "date", "table");

  private final RandomGenerator chance;
  private final List<String> ids = new ArrayList<>();
  private final Map<String, String> types = new HashMap<>();

  RandomForms(RandomGenerator chance) {
    this.chance = chance;
  }

  String form() {
    List<String> sections = new ArrayList<>();
    for (int s = 0; s < 1 + chance.nextInt(3); s++) {
      String when = chance.nextInt(3) == 0 && !ids.isEmpty() ? visibleWhen() : "";
      List<String> fields = new ArrayList<>();
      for (int f = 0; f < 1 + chance.nextInt(5); f++) {
        fields.add(field());
      }
      sections.add(
          """
          {"id":"s%d","title":{"en":"S","zh":"S"}%s,"folded":%b,"fields":[%s]}\
          """
              .formatted(s, when, chance.nextBoolean(), String.join(",", fields)));
    }
    return """
    {"id":"f","version":%d,"title":{"en":"F","zh":"F"},"sections":[%s]}\
    """
        .formatted(1 + chance.nextInt(9), String.join(",", sections));
  }

  private String field() {
    String id = "f" + ids.size();
    String type = TYPES.get(chance.nextInt(TYPES.size()));
    String when = chance.nextBoolean() && !ids.isEmpty() ? visibleWhen() : "";
    String required =
        chance.nextBoolean() && !ids.isEmpty()
            ? ",\"requiredWhen\":\"" + condition() + "\""
            : ",\"required\":" + chance.nextBoolean();
    String extra =
        switch (type) {
          case "choice", "multichoice" ->
              ",\"options\":[{\"id\":\"a\",\"label\":{\"en\":\"A\",\"zh\":\"A\"}},"
                  + "{\"id\":\"b\",\"label\":{\"en\":\"B\",\"zh\":\"B\"}}]";
          case "computed" -> ",\"compute\":\"" + number() + "\",\"decimals\":1";
          case "number" -> ",\"min\":-5,\"max\":7.5,\"unit\":{\"en\":\"kW\",\"zh\":\"kW\"}";
          case "table" ->
              ",\"columns\":[{\"id\":\"n\",\"label\":{\"en\":\"N\",\"zh\":\"N\"},"
                  + "\"type\":\"number\"}],\"rowsMax\":3";
          default -> "";
        };
    ids.add(id);
    types.put(id, type);
    return "{\"id\":\"%s\",\"label\":{\"en\":\"%s\",\"zh\":\"%s\"},\"type\":\"%s\"%s%s%s}"
        .formatted(id, id, id, type, when, required, extra);
  }

  private String visibleWhen() {
    return ",\"visibleWhen\":\"" + condition() + "\"";
  }

  private String condition() {
    String one = simple();
    return switch (chance.nextInt(4)) {
      case 0 -> one + " && " + simple();
      case 1 -> one + " || " + simple();
      case 2 -> "!(" + one + ")";
      default -> one;
    };
  }

  private String simple() {
    String id = ids.get(chance.nextInt(ids.size()));
    return switch (String.valueOf(types.get(id))) {
      case "checkbox" -> id;
      case "number", "computed" -> id + " > " + chance.nextInt(3);
      case "multichoice" -> "'a' in " + id;
      case "date" -> id + " <= today";
      case "table" -> "count(" + id + ") > 0";
      default -> id + " == '" + (chance.nextBoolean() ? "a" : "") + "'";
    };
  }

  private String number() {
    return ids.stream()
        .filter(id -> List.of("number", "computed").contains(types.get(id)))
        .findAny()
        .map(id -> id + " * 1.5 + 1")
        .orElse("2 / 3");
  }

  Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    for (String id : ids) {
      values.put(
          id,
          switch (String.valueOf(types.get(id))) {
            case "checkbox" -> pick("true", "false", "");
            case "number" -> pick("1", "2.5", "-3", "", "many");
            case "multichoice" -> pick("a", "a,b", "");
            case "date" -> pick("2026-11-22", "2027-01-01", "", "soon");
            case "table" -> pick("", "[{\"n\":\"4\"}]", "[{\"n\":\"1\"},{\"n\":\"2\"}]");
            case "computed" -> pick("", "99");
            default -> pick("a", "b", "");
          });
    }
    return values;
  }

  private String pick(String... of) {
    return of[chance.nextInt(of.length)];
  }
}
