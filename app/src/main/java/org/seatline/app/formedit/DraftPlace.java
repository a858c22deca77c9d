package org.seatline.app.formedit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.seatline.app.formedit.DraftItem.Kind;

/**
 * A place in a draft.
 *
 * @param member of the item, with what is inside of it behind slashes; empty for the item itself
 */
public record DraftPlace(int key, String member) {
  /** Where a JSON pointer into the draft's document leads; as deep as there is an item. */
  public static DraftPlace of(FormDraft draft, String pointer) {
    List<String> parts = new ArrayList<>(Arrays.asList(pointer.split("/")));
    if (!parts.isEmpty()) {
      parts.removeFirst();
    }
    DraftItem at = draft.root();
    while (parts.size() >= 2) {
      DraftItem child = child(at, parts.get(0), parts.get(1)).orElse(null);
      if (child == null) {
        break;
      }
      at = child;
      parts.subList(0, 2).clear();
    }
    return new DraftPlace(at.key(), String.join("/", parts));
  }

  private static Optional<DraftItem> child(DraftItem item, String list, String number) {
    for (Kind kind : item.kind().inside()) {
      List<DraftItem> items = item.all(kind);
      if (kind.list().equals(list) && number.matches("\\d{1,6}")) {
        int index = Integer.parseInt(number);
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The first part of the member, as {@code label} of {@code label/en}. */
  public String head() {
    int slash = member.indexOf('/');
    return slash < 0 ? member : member.substring(0, slash);
  }
}
