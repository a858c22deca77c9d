package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.protocol.form.FormNames;

/** Gives fields and columns other ids, also where expressions name them. */
final class DraftNames {
  /** Members that hold an expression. */
  static final List<String> EXPRESSIONS = List.of("visibleWhen", "requiredWhen", "compute", "rule");

  private DraftNames() {}

  /** Expressions follow when they can: both ids are names, and nobody else has either. */
  static FormDraft rename(FormDraft draft, int key, String id) {
    DraftItem item = draft.find(key).orElse(null);
    if (item == null || item.id().equals(id)) {
      return draft;
    }
    String before = item.id();
    FormDraft renamed = draft.replace(item.with("id", TextNode.valueOf(id)), draft.nextKey());
    boolean named = item.kind() == Kind.FIELD || item.kind() == Kind.COLUMN;
    boolean clear = isAlone(draft, item, before) && isAlone(draft, item, id);
    if (!named || !clear || !FormNames.isName(before) || !FormNames.isName(id)) {
      return renamed;
    }
    UnaryOperator<String> words =
        item.kind() == Kind.FIELD
            ? text -> ExpressionNames.field(text, before, id)
            : text -> ExpressionNames.column(text, before, id);
    boolean field = item.kind() == Kind.FIELD;
    return new FormDraft(
        everywhere(renamed.root(), words, field ? before : "", id), renamed.nextKey());
  }

  private static boolean isAlone(FormDraft draft, DraftItem item, String id) {
    return draft
        .root()
        .tree()
        .noneMatch(
            other ->
                other.kind() == item.kind() && other.key() != item.key() && other.id().equals(id));
  }

  private static DraftItem everywhere(
      DraftItem item, UnaryOperator<String> words, String before, String id) {
    DraftItem next = item;
    for (String member : EXPRESSIONS) {
      JsonNode value = item.members().get(member);
      if (value != null && value.isTextual()) {
        next = next.with(member, TextNode.valueOf(words.apply(value.textValue())));
      } else if (value instanceof ObjectNode older
          && !before.isEmpty()
          && older.path("field").asText().equals(before)) {
        next = next.with(member, older.deepCopy().put("field", id));
      }
    }
    return next.with(
        next.children().stream().map(child -> everywhere(child, words, before, id)).toList());
  }
}
