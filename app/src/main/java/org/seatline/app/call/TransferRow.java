package org.seatline.app.call;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.StateBadge;
import org.seatline.app.fx.TimerLabel;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.TransferTarget;

/** One line of the list to choose from; used again for another choice. */
final class TransferRow extends HBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

  private final FontIcon icon = Icons.of(Feather.USER);
  private final Label name = new Label();
  private final Label id = new Label();
  private final StateBadge badge = new StateBadge();
  private final TimerLabel since = new TimerLabel("transfer-since");
  private final Label detail = new Label();

  TransferRow() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    name.getStyleClass().add("strong");
    id.getStyleClass().add("muted");
    detail.getStyleClass().add("muted");
    getStyleClass().add("transfer-row");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
    getChildren().addAll(icon, name, id, gap, badge, since, detail);
  }

  void show(TransferChoice choice, boolean chosen) {
    icon.setIconCode(
        switch (choice.party().target()) {
          case TransferTarget.Seat s -> Feather.USER;
          case TransferTarget.Queue q -> Feather.USERS;
          case TransferTarget.Outside n -> Feather.PHONE_OUTGOING;
        });
    name.setText(choice.name());
    id.setText(choice.id());
    SeatStateName state = choice.state();
    badge.setVisible(state != null);
    badge.setManaged(state != null);
    if (state != null) {
      badge.show(state, false);
      badge.word().setText(choice.detail());
    }
    since.sinceProperty().set(choice.sinceNanos());
    detail.setText(state == null ? choice.detail() : "");
    pseudoClassStateChanged(CHOSEN, chosen);
    pseudoClassStateChanged(BUSY, !choice.free());
    setAccessibleText(choice.name() + " " + choice.detail());
  }
}
