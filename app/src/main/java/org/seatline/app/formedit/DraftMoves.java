package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.protocol.form.FormField;

/** What the keys of the outline come to. */
public final class DraftMoves {
  private DraftMoves() {}

  /** One place up; a first field goes to the end of the section before. Empty at the top. */
  public static Optional<DraftChange> up(FormDraft draft, int key) {
    int index = draft.index(key);
    if (index < 0) {
      return Optional.empty();
    }
    int parent = draft.parent(key).orElseThrow().key();
    if (index > 0) {
      return Optional.of(new DraftChange.Move(key, parent, index - 1));
    }
    return neighbour(draft, key, -1)
        .map(before -> new DraftChange.Move(key, before.key(), before.all(Kind.FIELD).size()));
  }

  /** One place down; a last field goes to the start of the section after. Empty at the bottom. */
  public static Optional<DraftChange> down(FormDraft draft, int key) {
    int index = draft.index(key);
    if (index < 0) {
      return Optional.empty();
    }
    DraftItem item = draft.find(key).orElseThrow();
    DraftItem parent = draft.parent(key).orElseThrow();
    if (index < parent.all(item.kind()).size() - 1) {
      return Optional.of(new DraftChange.Move(key, parent.key(), index + 1));
    }
    return neighbour(draft, key, 1).map(after -> new DraftChange.Move(key, after.key(), 0));
  }

  /** The section before or after the one that a field stands in. */
  private static Optional<DraftItem> neighbour(FormDraft draft, int key, int step) {
    DraftItem item = draft.find(key).orElseThrow();
    if (item.kind() != Kind.FIELD) {
      return Optional.empty();
    }
    List<DraftItem> sections = draft.sections();
    int at = sections.indexOf(draft.parent(key).orElseThrow()) + step;
    return at < 0 || at >= sections.size() ? Optional.empty() : Optional.of(sections.get(at));
  }

  /** A new field below what is selected: behind a field, at the end of a section. */
  public static Optional<DraftChange> addField(FormDraft draft, int selected, FormField.Type type) {
    ObjectNode json = NewItems.field(draft, type);
    DraftItem at = fieldOrAbove(draft, selected);
    if (at.kind() == Kind.FIELD) {
      int section = draft.parent(at.key()).orElseThrow().key();
      return Optional.of(new DraftChange.Add(section, draft.index(at.key()) + 1, json, Kind.FIELD));
    }
    Optional<DraftItem> section =
        at.kind() == Kind.SECTION
            ? Optional.of(at)
            : draft.sections().stream().reduce((first, last) -> last);
    return section.map(
        into -> new DraftChange.Add(into.key(), into.all(Kind.FIELD).size(), json, Kind.FIELD));
  }

  /** A new section below the one that is selected or holds what is selected. */
  public static DraftChange addSection(FormDraft draft, int selected) {
    List<DraftItem> sections = draft.sections();
    int index = sections.size();
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).find(selected).isPresent()) {
        index = i + 1;
      }
    }
    return new DraftChange.Add(draft.root().key(), index, NewItems.section(draft), Kind.SECTION);
  }

  /**
   * What is selected once an item is gone: the next one, else the one before, else what held it.
   */
  public static int after(FormDraft draft, int removed) {
    DraftItem item = draft.find(removed).orElse(null);
    DraftItem parent = draft.parent(removed).orElse(null);
    if (item == null || parent == null) {
      return draft.root().key();
    }
    List<DraftItem> same = parent.all(item.kind());
    int index = same.indexOf(item);
    if (index + 1 < same.size()) {
      return same.get(index + 1).key();
    }
    return index > 0 ? same.get(index - 1).key() : parent.key();
  }

  /** The field, section or form that an item belongs to, or that it is. */
  public static DraftItem fieldOrAbove(FormDraft draft, int key) {
    DraftItem at = draft.find(key).orElse(draft.root());
    while (at.kind() == Kind.OPTION || at.kind() == Kind.COLUMN || at.kind() == Kind.CHECK) {
      at = draft.parent(at.key()).orElseThrow();
    }
    return at;
  }

  /** What has properties of its own: the item, or for a part of a field what it belongs to. */
  static DraftItem ownProperties(FormDraft draft, int key) {
    DraftItem at = draft.find(key).orElse(draft.root());
    return at.kind() == Kind.COLUMN ? at : fieldOrAbove(draft, key);
  }

  /** Another kind of a field, with what that cannot be without. */
  static FormDraft changeType(FormDraft draft, int key, FormField.Type type) {
    DraftItem item = draft.find(key).orElse(null);
    if (item == null || item.text("type").equals(NewItems.name(type))) {
      return draft;
    }
    FormDraft next =
        draft.with(new DraftChange.Put(key, "type", TextNode.valueOf(NewItems.name(type))));
    ObjectNode json = item.write();
    NewItems.needs(json, type);
    for (Kind kind : List.of(Kind.OPTION, Kind.COLUMN)) {
      if (item.all(kind).isEmpty()) {
        for (var part : json.path(kind.list())) {
          next = next.with(new DraftChange.Add(key, FormDraft.ITEMS_MAX, part, kind));
        }
      }
    }
    return json.has("compute")
        ? next.with(new DraftChange.Put(key, "compute", json.get("compute")))
        : next;
  }
}
