package org.seatline.app.mini;

import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.StateBadge;
import org.seatline.app.fx.TimerLabel;

/** The strip itself: who, how long, and what to do about it. */
final class MiniBarView extends HBox {
  private static final PseudoClass RINGING = PseudoClass.getPseudoClass("ringing");
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  private final Messages messages;
  private final FontIcon icon = Icons.of(Feather.PHONE, "mini-icon");
  private final Label who = new Label();
  private final Label detail = new Label();
  private final TimerLabel timer = new TimerLabel("mini-timer");
  private final Button answer;
  private final Button hold;
  private final Button mute;
  private final Button end;
  private String styled = "";

  /**
   * @param open brings the window to the front
   * @param close hides the strip
   */
  MiniBarView(
      MiniBarViewModel model,
      CallBarViewModel call,
      Messages messages,
      Runnable open,
      Runnable close) {
    this.messages = messages;
    answer = button("answer", Feather.PHONE_INCOMING, call::answer);
    hold = button("hold", Feather.PAUSE, call::holdOrExtend);
    mute = button("mute", Feather.MIC, call::mute);
    end = button("end", Feather.PHONE_OFF, call::end);
    Button window = button("open", Feather.MAXIMIZE_2, open);
    Button hide = button("close", Feather.X, close);
    name(window, messages.text("mini.open"));
    name(hide, messages.text("mini.close"));
    who.getStyleClass().add("mini-who");
    detail.getStyleClass().add("mini-detail");
    VBox words = new VBox(who, detail);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    timer.setMinWidth(USE_PREF_SIZE);
    getStyleClass().add("mini-bar");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(icon, words, timer, answer, hold, mute, end, window, hide);
    model.faceProperty().addListener((property, before, now) -> show(now));
    messages.languageProperty().addListener(property -> show(model.faceProperty().get()));
    show(model.faceProperty().get());
  }

  private static Button button(String name, Feather feather, Runnable action) {
    Button button = new Button(null, Icons.of(feather));
    button.setId("mini-" + name);
    button.getStyleClass().addAll("mini-button", name);
    button.setFocusTraversable(false);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    button.setTooltip(new Tooltip());
    return button;
  }

  private static void name(Button button, StringBinding text) {
    button.accessibleTextProperty().bind(text);
    button.getTooltip().textProperty().bind(text);
  }

  private void name(Button button, String key) {
    String text = messages.get(key);
    button.setAccessibleText(text);
    button.getTooltip().setText(text);
  }

  private void show(MiniBarViewModel.Face face) {
    icon.setIconCode(face.held() ? Feather.PAUSE_CIRCLE : StateBadge.iconOf(face.state()));
    getStyleClass().remove(styled);
    styled = face.held() ? "hold" : StateBadge.styleOf(face.state());
    getStyleClass().add(styled);
    pseudoClassStateChanged(RINGING, face.keys().answer());
    who.setText(face.who());
    detail.setText(face.detail());
    Presence.of(detail, !face.detail().isEmpty());
    timer.sinceProperty().set(face.sinceNanos());
    timer.untilProperty().set(face.untilNanos());
    showKeys(face);
  }

  private void showKeys(MiniBarViewModel.Face face) {
    MiniBarViewModel.Keys keys = face.keys();
    Presence.of(answer, keys.answer());
    answer.setText(messages.get("call.answer"));
    Presence.of(hold, keys.talk());
    Presence.of(mute, keys.talk());
    Presence.of(end, keys.end());
    switchTo(hold, face.held(), face.held() ? Feather.PLAY : Feather.PAUSE);
    switchTo(mute, keys.muted(), keys.muted() ? Feather.MIC_OFF : Feather.MIC);
    name(answer, "call.answer");
    name(hold, face.held() ? "call.resume" : "call.hold");
    name(mute, keys.muted() ? "call.unmute" : "call.mute");
    name(end, keys.answer() ? "call.refuse" : "call.end");
  }

  private static void switchTo(Button button, boolean on, Feather feather) {
    button.pseudoClassStateChanged(ON, on);
    if (button.getGraphic() instanceof FontIcon drawn) {
      drawn.setIconCode(feather);
    }
  }
}
