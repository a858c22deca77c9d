package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.formedit.DraftItem.Kind;

/**
 * A form that is being written. Immutable; conditions are kept as the text that was typed, so a
 * half-written one is as good as any other.
 *
 * @param nextKey the key of the item that is added next
 */
public record FormDraft(DraftItem root, int nextKey) {
  /** Sections, and fields of a section, at most. */
  public static final int ITEMS_MAX = 200;

  /** Reads any JSON object, a form or not; everything in it is kept. */
  public static FormDraft read(JsonNode json) {
    int[] key = {1};
    DraftItem root = read(json, Kind.FORM, key);
    return new FormDraft(root, key[0]);
  }

  private static DraftItem read(JsonNode json, Kind kind, int[] next) {
    int key = next[0]++;
    Map<String, JsonNode> members = new LinkedHashMap<>();
    json.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue().deepCopy()));
    List<DraftItem> children = new ArrayList<>();
    for (Kind child : kind.inside()) {
      JsonNode list = json.path(child.list());
      if (isListOfObjects(list)) {
        members.remove(child.list());
        list.forEach(item -> children.add(read(item, child, next)));
      }
    }
    return new DraftItem(key, kind, members, children);
  }

  /** Anything else stays a member as it is. */
  private static boolean isListOfObjects(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      return false;
    }
    for (JsonNode item : list) {
      if (!item.isObject()) {
        return false;
      }
    }
    return true;
  }

  /** The document. */
  public ObjectNode write() {
    return root.write();
  }

  /** The item with this key. */
  public Optional<DraftItem> find(int key) {
    return root.find(key);
  }

  /** What an item stands in; empty for the form itself. */
  public Optional<DraftItem> parent(int key) {
    return root.tree()
        .filter(item -> item.children().stream().anyMatch(child -> child.key() == key))
        .findFirst();
  }

  /** The place among the items of its kind; -1 when it is not there. */
  public int index(int key) {
    DraftItem item = find(key).orElse(null);
    DraftItem parent = parent(key).orElse(null);
    return item == null || parent == null ? -1 : parent.all(item.kind()).indexOf(item);
  }

  /** All sections. */
  public List<DraftItem> sections() {
    return root.all(Kind.SECTION);
  }

  /** All fields in order. */
  public List<DraftItem> fields() {
    return sections().stream().flatMap(section -> section.all(Kind.FIELD).stream()).toList();
  }

  /** The draft after a change; the same one when the change is not possible. */
  public FormDraft with(DraftChange change) {
    return switch (change) {
      case DraftChange.Add(int parent, int index, JsonNode json, Kind kind) ->
          add(parent, index, json, kind);
      case DraftChange.Remove(int key) -> key == root.key() ? this : remove(key);
      case DraftChange.Move(int key, int parent, int index) -> move(key, parent, index);
      case DraftChange.Put(int key, String member, JsonNode value) -> put(key, member, value);
      case DraftChange.Rename(int key, String id) -> DraftNames.rename(this, key, id);
    };
  }

  private FormDraft add(int parent, int index, JsonNode json, Kind kind) {
    DraftItem into = find(parent).orElse(null);
    if (into == null || !mayHold(into, kind)) {
      return this;
    }
    int[] key = {nextKey};
    DraftItem item = read(json, kind, key);
    return replace(into.with(kind.list(), null).with(index, item), key[0]);
  }

  private static boolean mayHold(DraftItem into, Kind kind) {
    return into.kind().inside().contains(kind) && into.all(kind).size() < ITEMS_MAX;
  }

  private FormDraft remove(int key) {
    return parent(key)
        .map(
            parent ->
                replace(
                    parent.with(
                        parent.children().stream().filter(child -> child.key() != key).toList()),
                    nextKey))
        .orElse(this);
  }

  private FormDraft move(int key, int parent, int index) {
    DraftItem item = find(key).orElse(null);
    DraftItem from = parent(key).orElse(null);
    if (item == null || from == null || item.find(parent).isPresent()) {
      return this;
    }
    FormDraft without = remove(key);
    DraftItem into = without.find(parent).orElse(null);
    if (into == null || !mayHold(into, item.kind())) {
      return this;
    }
    FormDraft moved = without.replace(into.with(index, item), nextKey);
    return moved.root.equals(root) ? this : moved;
  }

  private FormDraft put(int key, String member, @Nullable JsonNode value) {
    DraftItem item = find(key).orElse(null);
    boolean same = item == null || Objects.equals(item.members().get(member), value);
    return item == null || same ? this : replace(item.with(member, value), nextKey);
  }

  /** The same draft with this item in place of the one that has its key. */
  FormDraft replace(DraftItem item, int next) {
    return new FormDraft(replaced(root, item), next);
  }

  private static DraftItem replaced(DraftItem at, DraftItem item) {
    if (at.key() == item.key()) {
      return item;
    }
    return at.with(at.children().stream().map(child -> replaced(child, item)).toList());
  }
}
