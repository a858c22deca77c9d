package org.seatline.app.headset;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.LevelMeter;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.headset.CheckPage.Step;

/** The audio check: its steps in a row, what to do now, how loud it is, the verdict. */
final class CheckView extends VBox {
  private static final List<Step> STEPS =
      List.of(Step.QUIET, Step.SPEAK, Step.HEARD, Step.RING, Step.DONE);
  private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
  private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
  private static final PseudoClass WELL = PseudoClass.getPseudoClass("well");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final CheckViewModel model;
  private final Messages messages;
  private final VBox steps = new VBox();
  private final FontIcon icon = Icons.of(Feather.CHECK_CIRCLE, "check-icon");
  private final Label headline = HeadsetView.sentence("check-headline");
  private final Label advice = HeadsetView.sentence("check-advice");
  private final ProgressBar progress = new ProgressBar(0);
  private final HBox meter;
  private final VBox findings = new VBox();
  private final Label network = HeadsetView.sentence();
  private final Button goOn = new Button("", new KeyHint("Enter"));
  private final Button no = new Button("", new KeyHint("N"));
  private final Label last = HeadsetView.sentence("muted", "small");

  /**
   * @param enter what Enter does
   */
  CheckView(HeadsetViewModel headset, Messages messages, Runnable enter) {
    this.model = headset.check();
    this.messages = messages;
    LevelMeter level = new LevelMeter("mic");
    level.levelProperty().bind(headset.microphoneLevelProperty());
    meter = new HBox(Icons.of(Feather.MIC), level);
    meter.getStyleClass().add("check-meter");
    meter.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("check-view");
    steps.getStyleClass().add("check-steps");
    findings.getStyleClass().add("check-findings");
    progress.setMaxWidth(Double.MAX_VALUE);
    goOn.setId("check-go-on");
    goOn.getStyleClass().addAll("accent", "key-button");
    goOn.setFocusTraversable(false);
    goOn.setOnAction(event -> enter.run());
    no.setId("check-no");
    no.getStyleClass().add("key-button");
    no.setFocusTraversable(false);
    no.setOnAction(event -> model.no());
    last.setId("check-last");
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            HeadsetView.section(Feather.CHECK_SQUARE, messages.text("check.title"), steps),
            verdict(),
            progress,
            meter,
            findings,
            network,
            answers(),
            space,
            last);
    model.pageProperty().addListener(property -> show());
    show();
  }

  private HBox verdict() {
    headline.setId("check-headline");
    VBox words = new VBox(headline, advice);
    words.getStyleClass().add("check-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox verdict = new HBox(icon, words);
    verdict.getStyleClass().add("check-verdict");
    verdict.setAlignment(Pos.TOP_LEFT);
    return verdict;
  }

  private HBox answers() {
    HBox answers = new HBox(goOn, no);
    answers.getStyleClass().add("check-answers");
    answers.setAlignment(Pos.CENTER_LEFT);
    return answers;
  }

  private void show() {
    CheckPage page = model.pageProperty().get();
    steps.getChildren().setAll(STEPS.stream().map(step -> mark(step, page.step())).toList());
    headline.setText(page.headline());
    advice.setText(page.advice());
    icon.setIconCode(iconOf(page));
    pseudoClassStateChanged(WELL, page.well());
    pseudoClassStateChanged(WRONG, page.step() == Step.DONE && !page.well());
    boolean measures = page.progress() >= 0;
    progress.setProgress(Math.max(0, page.progress()));
    shown(progress, measures);
    shown(meter, measures);
    findings.getChildren().setAll(page.findings().stream().map(CheckView::finding).toList());
    shown(findings, !page.findings().isEmpty());
    network.setText(page.network());
    button(goOn, page.goOn());
    button(no, page.no());
    last.setText(page.last());
  }

  private static Feather iconOf(CheckPage page) {
    return switch (page.step()) {
      case BEGIN -> Feather.PLAY_CIRCLE;
      case QUIET -> Feather.MIC_OFF;
      case SPEAK -> Feather.MIC;
      case HEARD -> Feather.HEADPHONES;
      case RING -> Feather.BELL;
      case DONE -> page.well() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE;
      case STOPPED -> Feather.PHONE_INCOMING;
    };
  }

  private Node mark(Step step, Step now) {
    int place = STEPS.indexOf(step);
    int reached = STEPS.indexOf(now);
    Label number = new Label(Integer.toString(place + 1));
    number.getStyleClass().add("check-number");
    Label name = new Label(messages.get("check.step." + Words.of(step)));
    name.getStyleClass().add("check-step-name");
    Label what = new Label(messages.get("check.step-what." + Words.of(step)));
    what.getStyleClass().add("check-step-what");
    HBox mark = new HBox(number, name, what);
    mark.getStyleClass().add("check-step");
    mark.setAlignment(Pos.CENTER_LEFT);
    mark.pseudoClassStateChanged(NOW, place == reached);
    mark.pseudoClassStateChanged(PAST, place < reached);
    return mark;
  }

  private static Node finding(String text) {
    Label words = HeadsetView.sentence();
    words.setText(text);
    HBox finding = new HBox(Icons.of(Feather.ALERT_TRIANGLE), words);
    finding.getStyleClass().add("check-finding");
    return finding;
  }

  private static void shown(Node node, boolean on) {
    Presence.of(node, on);
  }

  private static void button(Button button, String text) {
    button.setText(text);
    shown(button, !text.isEmpty());
  }
}
