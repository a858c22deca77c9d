package org.seatline.app.formedit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.protocol.LocalizedText;

/** What became of a form between two versions. */
public final class FormDifference {
  private FormDifference() {}

  /** What happened. */
  public enum What {
    /** It is new. */
    ADDED,
    /** It is gone. */
    REMOVED,
    /** Something about it is another. */
    CHANGED,
    /** It stands somewhere else. */
    MOVED
  }

  /**
   * One difference.
   *
   * @param kind form, section or field
   * @param name its title or label
   * @param members what is another, for {@link What#CHANGED}: names as in the document
   */
  public record Entry(What what, Kind kind, String id, LocalizedText name, List<String> members) {}

  /** The differences: the form, then what was removed, then the newer form from its top down. */
  public static List<Entry> between(FormDraft before, FormDraft after) {
    List<Entry> entries = new ArrayList<>();
    changed(before.root(), after.root(), entries);
    Map<String, DraftItem> old = byId(before);
    Map<String, DraftItem> now = byId(after);
    old.forEach(
        (id, item) -> {
          if (!now.containsKey(id)) {
            entries.add(entry(What.REMOVED, item, List.of()));
          }
        });
    Set<String> moved = moved(before, after);
    now.forEach(
        (id, item) -> {
          DraftItem earlier = old.get(id);
          if (earlier == null) {
            entries.add(entry(What.ADDED, item, List.of()));
            return;
          }
          changed(earlier, item, entries);
          if (moved.contains(id)) {
            entries.add(entry(What.MOVED, item, List.of()));
          }
        });
    return List.copyOf(entries);
  }

  private static Map<String, DraftItem> byId(FormDraft draft) {
    Map<String, DraftItem> items = new LinkedHashMap<>();
    draft
        .root()
        .tree()
        .filter(item -> item.kind() == Kind.SECTION || item.kind() == Kind.FIELD)
        .forEach(item -> items.putIfAbsent(name(item), item));
    return items;
  }

  private static String name(DraftItem item) {
    return item.kind() + " " + item.id();
  }

  private static void changed(DraftItem before, DraftItem after, List<Entry> entries) {
    Set<String> names = new LinkedHashSet<>(before.members().keySet());
    names.addAll(after.members().keySet());
    List<String> members = new ArrayList<>();
    for (String name : names) {
      boolean same = Objects.equals(before.members().get(name), after.members().get(name));
      if (!same && !(after.kind() == Kind.FORM && name.equals("version"))) {
        members.add(name);
      }
    }
    if (after.kind() == Kind.FIELD) {
      Stream.of(Kind.OPTION, Kind.COLUMN, Kind.CHECK)
          .filter(kind -> !written(before, kind).equals(written(after, kind)))
          .forEach(kind -> members.add(kind.list()));
    }
    if (!members.isEmpty()) {
      entries.add(entry(What.CHANGED, after, members));
    }
  }

  private static List<?> written(DraftItem item, Kind kind) {
    return item.all(kind).stream().map(DraftItem::write).toList();
  }

  private static Entry entry(What what, DraftItem item, List<String> members) {
    LocalizedText name = item.words(item.kind() == Kind.FIELD ? "label" : "title");
    return new Entry(what, item.kind(), item.id(), name, List.copyOf(members));
  }

  /** What stands in another section, or elsewhere among those that both versions have there. */
  private static Set<String> moved(FormDraft before, FormDraft after) {
    Set<String> moved = new LinkedHashSet<>();
    Map<String, String> was = homes(before);
    Map<String, String> is = homes(after);
    is.forEach(
        (id, home) -> {
          String earlier = was.get(id);
          if (earlier != null && !earlier.equals(home)) {
            moved.add(id);
          }
        });
    List<String> old = new ArrayList<>(was.keySet());
    List<String> now = new ArrayList<>(is.keySet());
    old.removeIf(id -> !is.containsKey(id) || moved.contains(id));
    now.removeIf(id -> !was.containsKey(id) || moved.contains(id));
    while (!old.equals(now)) {
      moved.add(takeFurthest(old, now));
    }
    return moved;
  }

  /** Takes what moved furthest out of both, so that what it passed by counts as where it was. */
  private static String takeFurthest(List<String> old, List<String> now) {
    String furthest = old.getFirst();
    int most = -1;
    for (String id : old) {
      int far = Math.abs(old.indexOf(id) - now.indexOf(id));
      if (far > most) {
        most = far;
        furthest = id;
      }
    }
    old.remove(furthest);
    now.remove(furthest);
    return furthest;
  }

  private static Map<String, String> homes(FormDraft draft) {
    Map<String, String> homes = new LinkedHashMap<>();
    for (DraftItem section : draft.sections()) {
      homes.putIfAbsent(name(section), "");
      section.all(Kind.FIELD).forEach(field -> homes.putIfAbsent(name(field), section.id()));
    }
    return homes;
  }
}
