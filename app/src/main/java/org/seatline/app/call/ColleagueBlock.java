package org.seatline.app.call;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.TimerLabel;
import org.seatline.app.session.Company;

/** The colleague who is asked, and who hears whom. */
final class ColleagueBlock extends HBox {
  private static final double NAME_MAX = 170;

  private final Messages messages;
  private final FontIcon between = Icons.of(Feather.ARROW_RIGHT, "call-icon");
  private final Label name = new Label();
  private final Label how = new Label();
  private final TimerLabel since = new TimerLabel("call-asked-since");

  ColleagueBlock(Messages messages) {
    this.messages = messages;
    name.getStyleClass().add("caller-name");
    name.setMaxWidth(NAME_MAX);
    name.setId("call-colleague");
    how.getStyleClass().add("call-hearing");
    how.setId("call-hearing");
    how.setMinWidth(USE_PREF_SIZE);
    since.setMinWidth(USE_PREF_SIZE);
    HBox first = new HBox(name, since);
    first.getStyleClass().add("caller-line");
    first.setAlignment(Pos.CENTER_LEFT);
    VBox block = new VBox(first, how);
    block.getStyleClass().add("caller-block");
    block.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("call-colleague");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(between, block);
  }

  void show(CallBarState.Asking asking) {
    name.setText(asking.name());
    since.sinceProperty().set(asking.sinceNanos());
    how.setText(messages.get(wordsOf(asking)));
    between.setIconCode(
        switch (asking.ear()) {
          case BOTH -> Feather.USERS;
          case CALLER -> Feather.CORNER_UP_LEFT;
          case COLLEAGUE -> Feather.ARROW_RIGHT;
        });
  }

  private static String wordsOf(CallBarState.Asking asking) {
    if (asking.callerGone()) {
      return "call.asking.caller-gone";
    }
    if (asking.handingOver()) {
      return "call.asking.handing-over";
    }
    return switch (asking.phase()) {
      case HOLDING -> "call.asking.holding";
      case DIALLING -> "call.asking.dialling";
      case RINGING -> "call.asking.ringing";
      case CONNECTED -> hearing(asking.ear());
    };
  }

  private static String hearing(Company.Ear ear) {
    return switch (ear) {
      case CALLER -> "call.asking.caller";
      case COLLEAGUE -> "call.asking.colleague";
      case BOTH -> "call.asking.both";
    };
  }
}
