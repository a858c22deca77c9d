package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.LocalizedText;

/** Words for items, findings and differences, in the language of the moment. */
final class EditWords {
  private static final int WORDS_MAX = 40;

  private final Messages messages;

  EditWords(Messages messages) {
    this.messages = messages;
  }

  /** What an item is called: its words in this language, else in the other one, else its id. */
  String name(DraftItem item) {
    String member =
        switch (item.kind()) {
          case FORM, SECTION -> "title";
          case CHECK -> "message";
          default -> "label";
        };
    return name(item.words(member), item.id());
  }

  private String name(LocalizedText words, String id) {
    boolean chinese = messages.language() == Language.ZH;
    String first = chinese ? words.zh() : words.en();
    String second = chinese ? words.en() : words.zh();
    String name = !first.isBlank() ? first : !second.isBlank() ? second : id;
    return name.length() > WORDS_MAX ? name.substring(0, WORDS_MAX) + "…" : name;
  }

  /** What a kind of field is called. */
  String type(String type) {
    String key = "formedit.type." + type;
    return messages.has(key) ? messages.get(key) : type;
  }

  /** What a member is called; a member that the editor does not know by its own name. */
  String member(String member) {
    String key = "formedit.member." + member.toLowerCase(Locale.ROOT);
    return messages.has(key) ? messages.get(key) : member;
  }

  /** A finding without its place. */
  String sentence(DraftCheck.Found found) {
    return messages.get(found.finding().key(), found.finding().arguments().toArray());
  }

  /** Where a finding is: the field, and which of its members. */
  String place(FormDraft draft, DraftPlace place) {
    DraftItem item = draft.find(place.key()).orElse(draft.root());
    DraftItem owner = DraftMoves.fieldOrAbove(draft, item.key());
    List<String> parts = new ArrayList<>();
    parts.add(name(owner));
    if (item.kind() == Kind.COLUMN || item.kind() == Kind.OPTION) {
      parts.add(name(item));
    }
    if (!place.head().isEmpty()) {
      parts.add(member(place.head()));
    }
    return String.join(" · ", parts);
  }

  /** A difference in one line. */
  String difference(FormDifference.Entry entry) {
    String what =
        switch (entry.what()) {
          case ADDED -> messages.get("formedit.added");
          case REMOVED -> messages.get("formedit.gone");
          case MOVED -> messages.get("formedit.moved");
          case CHANGED ->
              entry.members().stream()
                  .map(this::member)
                  .collect(Collectors.joining(messages.get("formedit.comma")));
        };
    String kind = messages.get("formedit.kind." + entry.kind().name().toLowerCase(Locale.ROOT));
    return kind + " " + name(entry.name(), entry.id()) + ": " + what;
  }

  /** The older way to write a condition, as an expression; a text as it is. */
  static String condition(FormDraft draft, DraftItem item, String member) {
    JsonNode value = item.members().get(member);
    if (value == null || !value.isObject()) {
      return item.text(member);
    }
    String field = value.path("field").asText();
    String type =
        draft.fields().stream()
            .filter(other -> other.id().equals(field))
            .findFirst()
            .map(other -> other.text("type"))
            .orElse("");
    List<String> wanted = new ArrayList<>();
    JsonNode equals = value.path("equals");
    if (equals.isArray()) {
      equals.forEach(each -> wanted.add(each.asText()));
    } else {
      wanted.add(equals.asText());
    }
    return wanted.stream().map(each -> test(field, type, each)).collect(Collectors.joining(" || "));
  }

  private static String test(String field, String type, String value) {
    String quoted = "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    return switch (type) {
      case "checkbox" -> value.equals("true") ? field : "!" + field;
      case "multichoice" -> quoted + " in " + field;
      case "number" -> field + " == " + value;
      default -> field + " == " + quoted;
    };
  }
}
