package org.seatline.app.fx;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.protocol.SeatStateName;

/** A seat's state by icon, word and colour. */
public final class StateBadge extends HBox {
  private final FontIcon icon = Icons.of(Feather.CIRCLE);
  private final Label word = new Label();
  private String styled = "";

  /** A badge of no state yet. */
  public StateBadge() {
    getStyleClass().add("state-badge");
    setAlignment(Pos.CENTER_LEFT);
    word.getStyleClass().add("state-word");
    getChildren().addAll(icon, word);
  }

  /** The word. */
  public Label word() {
    return word;
  }

  /** Icon and colour of a state; {@code held} turns talking into hold. */
  public void show(SeatStateName state, boolean held) {
    icon.setIconCode(held ? Feather.PAUSE_CIRCLE : iconOf(state));
    getStyleClass().remove(styled);
    styled = held ? "hold" : styleOf(state);
    getStyleClass().add(styled);
  }

  /** The style class of a state: {@code ready}, {@code not-ready}, … */
  public static String styleOf(SeatStateName state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The icon of a state. */
  public static Feather iconOf(SeatStateName state) {
    return switch (state) {
      case SIGNED_OUT -> Feather.LOG_OUT;
      case NOT_READY -> Feather.COFFEE;
      case READY -> Feather.CHECK_CIRCLE;
      case RESERVED -> Feather.PHONE_INCOMING;
      case TALKING -> Feather.PHONE_CALL;
      case WRAP_UP -> Feather.EDIT_3;
    };
  }
}
