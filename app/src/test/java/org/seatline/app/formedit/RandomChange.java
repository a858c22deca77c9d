package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Random;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.protocol.form.FormField;

/** Anything that somebody could do to a draft, and some things that cannot be done. */
final class RandomChange {
  private static final List<String> MEMBERS =
      List.of("visibleWhen", "label", "odd", "requiredWhen");

  private RandomChange() {}

  static DraftChange of(FormDraft draft, Random random) {
    List<DraftItem> all = draft.root().tree().toList();
    DraftItem item = all.get(random.nextInt(all.size()));
    DraftItem other = all.get(random.nextInt(all.size()));
    var types = FormField.Type.values();
    return switch (random.nextInt(8)) {
      case 0 -> new DraftChange.Remove(item.key());
      case 1 -> new DraftChange.Move(item.key(), other.key(), random.nextInt(6));
      case 2 -> DraftMoves.up(draft, item.key()).orElse(new DraftChange.Remove(-1));
      case 3 -> DraftMoves.down(draft, item.key()).orElse(new DraftChange.Remove(-1));
      case 4 ->
          DraftMoves.addField(draft, item.key(), types[random.nextInt(types.length)])
              .orElse(DraftMoves.addSection(draft, item.key()));
      case 5 -> new DraftChange.Rename(item.key(), "name" + random.nextInt(30));
      case 6 ->
          new DraftChange.Add(
              item.key(), random.nextInt(4), NewItems.part(item, Kind.OPTION), Kind.OPTION);
      default ->
          new DraftChange.Put(
              item.key(),
              MEMBERS.get(random.nextInt(MEMBERS.size())),
              random.nextInt(4) == 0 ? null : TextNode.valueOf("x" + random.nextInt(100)));
    };
  }
}
