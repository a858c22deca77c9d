package org.seatline.app.keys;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be done by a key of one's own choice. What a key does, and when it can be
 * done, is told by whoever does it: see {@link NodeActions}.
 */
public enum SeatAction {
  ANSWER(ActionGroup.CALL, "F2"),
  HOLD(ActionGroup.CALL, "F4"),
  MUTE(ActionGroup.CALL, "F5"),
  HAND_OVER(ActionGroup.CALL, "F6"),
  TOGETHER(ActionGroup.CALL, "F7"),
  END(ActionGroup.CALL, "F8"),
  DIGITS(ActionGroup.CALL, "F9"),
  PAUSE(ActionGroup.CALL, "F10"),
  QUALITY(ActionGroup.CALL, "Ctrl+I"),
  ANSWER_ANYWHERE(ActionGroup.CALL, "Ctrl+Shift+F2"),
  END_ANYWHERE(ActionGroup.CALL, "Ctrl+Shift+F8"),
  STATE(ActionGroup.SEAT, "F3"),
  LOCK(ActionGroup.SEAT, "Ctrl+Shift+L"),
  SIGN_OUT(ActionGroup.SEAT, null),
  HEADSET(ActionGroup.SEAT, "F12"),
  SETTINGS(ActionGroup.SEAT, "Ctrl+Comma"),
  SYNC(ActionGroup.SEAT, "Ctrl+S"),
  SYNC_NOW(ActionGroup.SEAT, "Ctrl+Shift+S"),
  CAME_BACK(ActionGroup.SEAT, "Ctrl+B"),
  CUSTOMER(ActionGroup.CUSTOMER, "Ctrl+U"),
  NOTE(ActionGroup.CUSTOMER, "Ctrl+M"),
  OPEN_TICKET(ActionGroup.CUSTOMER, "Ctrl+O"),
  CHOOSE_AGAIN(ActionGroup.CUSTOMER, "Ctrl+Shift+C"),
  NEW_CUSTOMER(ActionGroup.CUSTOMER, "Ctrl+Shift+N"),
  WRONG_NUMBER(ActionGroup.CUSTOMER, "Ctrl+Shift+W"),
  REVEAL(ActionGroup.CUSTOMER, "Ctrl+Shift+R"),
  EDIT_CUSTOMER(ActionGroup.CUSTOMER, "Ctrl+Shift+E"),
  MERGE(ActionGroup.CUSTOMER, "Ctrl+Shift+G"),
  HISTORY(ActionGroup.CUSTOMER, "Ctrl+Shift+H"),
  PLAY(ActionGroup.CUSTOMER, "Ctrl+Shift+P"),
  OLDER(ActionGroup.CUSTOMER, "Ctrl+Shift+O"),
  STEP_BACK(ActionGroup.SCRIPT, "Alt+Left"),
  STEP_ON(ActionGroup.SCRIPT, "Alt+Right"),
  LANGUAGE(ActionGroup.SCRIPT, "Ctrl+L"),
  FIND(ActionGroup.SCRIPT, "Ctrl+F"),
  PRINT(ActionGroup.TICKET, "Ctrl+P"),
  SAVE_PDF(ActionGroup.TICKET, "Ctrl+E"),
  FIND_TICKET(ActionGroup.TICKET, "Ctrl+Shift+F"),
  SUBMIT(ActionGroup.TICKET, "Ctrl+Enter"),
  SECOND(ActionGroup.TICKET, "Ctrl+N"),
  NEW_TICKET(ActionGroup.TICKET, "Ctrl+T"),
  SNIPPET(ActionGroup.TICKET, "Ctrl+Semicolon"),
  TEMPLATE(ActionGroup.TICKET, "Ctrl+Shift+T"),
  ATTACH(ActionGroup.TICKET, "Ctrl+Shift+A"),
  FOLLOW_UP(ActionGroup.TICKET, "Ctrl+D"),
  FOLLOW_UP_DONE(ActionGroup.TICKET, "Ctrl+Shift+D"),
  NEXT_TICKET(ActionGroup.TICKET, "Ctrl+Page_Down"),
  TICKET_BEFORE(ActionGroup.TICKET, "Ctrl+Page_Up"),
  INSTEAD(ActionGroup.TICKET, "Ctrl+J"),
  MINI(ActionGroup.WINDOW, "Ctrl+Shift+M"),
  NEXT_PANE(ActionGroup.WINDOW, "Ctrl+F6"),
  PANE_BEFORE(ActionGroup.WINDOW, "Ctrl+Shift+F6"),
  PALETTE(ActionGroup.WINDOW, "Ctrl+K"),
  HELP(ActionGroup.WINDOW, "F1"),
  PLACE(ActionGroup.WINDOW, "F11"),
  PLACE_BEFORE(ActionGroup.WINDOW, "Shift+F11");

  private final ActionGroup group;
  private final @Nullable String key;

  SeatAction(ActionGroup group, @Nullable String key) {
    this.group = group;
    this.key = key;
  }

  /** Under which heading it stands. */
  public ActionGroup group() {
    return group;
  }

  /** Whether its key is heard while another program has the focus, too. */
  public boolean isAnywhere() {
    return this == ANSWER_ANYWHERE || this == END_ANYWHERE;
  }

  /** Why it cannot have this key; empty when it can. */
  public Optional<KeyCombo.Refusal> refusal(KeyCombo combo) {
    boolean common = isAnywhere() && !(combo.ctrl() && combo.shift());
    return combo
        .refusal()
        .or(() -> common ? Optional.of(KeyCombo.Refusal.BELONGS_TO_PROGRAMS) : Optional.empty());
  }

  /** The key that it has until somebody chooses another one, if any. */
  public Optional<KeyCombo> usualKey() {
    return Optional.ofNullable(Usual.KEYS.get(this));
  }

  /** Read once: a key that is pressed asks for all of them. */
  private static final class Usual {
    private static final Map<SeatAction, KeyCombo> KEYS = new EnumMap<>(SeatAction.class);

    static {
      for (SeatAction action : SeatAction.values()) {
        if (action.key != null) {
          KEYS.put(action, KeyCombo.of(action.key));
        }
      }
    }
  }

  /** Stable name, as in settings files; {@code keys.ID} is the message key of its words. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The action with this name. */
  public static Optional<SeatAction> byId(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }
}
