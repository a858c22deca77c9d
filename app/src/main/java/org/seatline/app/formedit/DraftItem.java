package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Wire;

/**
 * A part of a form that is being written: the form, a section, a field, an option. It keeps every
 * member as it was written, known or not, right or wrong.
 *
 * @param key stays with the item for the life of the draft, whatever becomes of its id and place
 * @param members all members but the lists of items; their values are never changed
 * @param children items of all kinds, in order
 */
public record DraftItem(
    int key, Kind kind, Map<String, JsonNode> members, List<DraftItem> children) {

  /** What an item is. */
  public enum Kind {
    /** The whole form. */
    FORM(""),
    /** Fields that belong together. */
    SECTION("sections"),
    /** A field. */
    FIELD("fields"),
    /** Something to choose. */
    OPTION("options"),
    /** A column of a table. */
    COLUMN("columns"),
    /** A rule with what to do when it is broken. */
    CHECK("checks");

    private final String list;

    Kind(String list) {
      this.list = list;
    }

    /** The member that holds items of this kind; empty for the form. */
    String list() {
      return list;
    }

    /** What stands directly inside. */
    List<Kind> inside() {
      return switch (this) {
        case FORM -> List.of(SECTION);
        case SECTION -> List.of(FIELD);
        case FIELD -> List.of(OPTION, COLUMN, CHECK);
        case COLUMN -> List.of(OPTION);
        case OPTION, CHECK -> List.of();
      };
    }
  }

  /** Copies both. */
  public DraftItem {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    children = List.copyOf(children);
  }

  /** The children of a kind, in order. */
  public List<DraftItem> all(Kind wanted) {
    return children.stream().filter(child -> child.kind == wanted).toList();
  }

  /** This one and everything below it, from the top down. */
  public Stream<DraftItem> tree() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(DraftItem::tree));
  }

  /** The item with this key, here or below. */
  Optional<DraftItem> find(int wanted) {
    return tree().filter(item -> item.key == wanted).findFirst();
  }

  /** A member as text; empty when it is not there. */
  public String text(String member) {
    JsonNode value = members.get(member);
    return value == null || !value.isValueNode() ? "" : value.asText();
  }

  /** The id; empty when there is none. */
  public String id() {
    return text("id");
  }

  /** A member in both languages; a missing language is empty. */
  public LocalizedText words(String member) {
    JsonNode value = members.get(member);
    return value == null
        ? new LocalizedText("", "")
        : new LocalizedText(value.path("en").asText(""), value.path("zh").asText(""));
  }

  /** Whether a member is true. */
  public boolean flag(String member) {
    JsonNode value = members.get(member);
    return value != null && value.asBoolean(false);
  }

  /** The same with another value of a member, or without it. */
  DraftItem with(String member, @Nullable JsonNode value) {
    Map<String, JsonNode> next = new LinkedHashMap<>(members);
    if (value == null) {
      next.remove(member);
    } else {
      next.put(member, value);
    }
    return new DraftItem(key, kind, next, children);
  }

  DraftItem with(List<DraftItem> others) {
    return new DraftItem(key, kind, members, others);
  }

  /** The same with this child at a place among those of its kind; at the end for a larger index. */
  DraftItem with(int index, DraftItem child) {
    List<DraftItem> next = new ArrayList<>(children);
    List<DraftItem> same = all(child.kind);
    int at = index < same.size() ? children.indexOf(same.get(Math.max(0, index))) : next.size();
    next.add(at, child);
    return with(next);
  }

  /** The item as it is written in the document. */
  ObjectNode write() {
    ObjectNode json = Wire.mapper().createObjectNode();
    members.forEach((name, value) -> json.set(name, value.deepCopy()));
    for (Kind child : kind.inside()) {
      List<DraftItem> items = all(child);
      boolean needed = child == Kind.SECTION || child == Kind.FIELD;
      if (!items.isEmpty() || (needed && !json.has(child.list))) {
        var list = json.putArray(child.list);
        items.forEach(item -> list.add(item.write()));
      }
    }
    return json;
  }
}
