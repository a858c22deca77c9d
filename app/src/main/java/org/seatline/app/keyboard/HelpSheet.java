package org.seatline.app.keyboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.ActionGroup;
import org.seatline.app.keys.FixedKey;
import org.seatline.app.keys.SeatAction;

/** What stands on the sheet of all keys. */
final class HelpSheet {
  /** What is about a call and its work comes first while it can be done. */
  private static final Set<ActionGroup> OF_THE_MOMENT =
      Set.of(ActionGroup.CALL, ActionGroup.CUSTOMER, ActionGroup.SCRIPT, ActionGroup.TICKET);

  private final Messages messages;

  HelpSheet(Messages messages) {
    this.messages = messages;
  }

  /**
   * A key and what it does.
   *
   * @param key as people read it; empty for an action without one
   */
  record Line(String key, String words) {}

  /** Lines under a heading. */
  record Section(String heading, List<Line> lines) {}

  /**
   * The sheet: what can be done now, then the others by what they are about.
   *
   * @param now whether an action can be done now
   * @param search words or a key that the lines shall have; empty for all of them
   */
  List<Section> sections(Predicate<SeatAction> now, String search) {
    List<Section> sections = new ArrayList<>();
    Predicate<SeatAction> first =
        action -> OF_THE_MOMENT.contains(action.group()) && now.test(action);
    add(sections, "now", Stream.of(SeatAction.values()).filter(first).map(this::line), search);
    for (ActionGroup group : ActionGroup.values()) {
      Stream<Line> own =
          Stream.of(SeatAction.values())
              .filter(action -> action.group() == group && !first.test(action))
              .map(this::line);
      Stream<Line> fixed =
          Stream.of(FixedKey.values()).filter(key -> key.group() == group).map(this::line);
      add(sections, group.id(), Stream.concat(own, fixed), search);
    }
    return sections;
  }

  private void add(List<Section> sections, String heading, Stream<Line> lines, String search) {
    String wanted = plain(search);
    List<Line> found =
        lines
            .filter(
                line -> plain(line.words()).contains(wanted) || plain(line.key()).contains(wanted))
            .toList();
    if (!found.isEmpty()) {
      sections.add(new Section(messages.get("keys.group." + heading), found));
    }
  }

  private Line line(SeatAction action) {
    return new Line(messages.keys().textOf(action), messages.get("keys." + action.id()));
  }

  private Line line(FixedKey key) {
    return new Line(key.text(), messages.get("keys." + key.id()));
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
