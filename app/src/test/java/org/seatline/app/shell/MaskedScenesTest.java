package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SampleRights;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Where the centre masks numbers, no screen of an agent's draws a customer's whole number. */
@WindowTest
@ExtendWith(ApplicationExtension.class)
final class MaskedScenesTest {
  private static final String LOCAL = SampleFloor.KNOWN_NUMBER.substring("+86".length());

  private @Nullable Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
  }

  /** Every place that draws a number is in one of these. */
  @ParameterizedTest
  @EnumSource(
      value = Scenes.class,
      names = {
        "IDLE",
        "DRAFTS",
        "MISSED",
        "RINGING",
        "TALKING",
        "ON_HOLD",
        "WRAP_UP",
        "ALONE",
        "MINI_RINGING",
        "MINI_TALKING",
        "CAME_BACK",
        "CONFLICT",
        "TICKET_CHANGE",
        "TRANSFER",
        "CONSULT",
        "CONFERENCE",
        "QUESTION_RINGING",
        "QUESTION",
        "HANDED_OVER",
        "RESUME",
        "CUSTOMER_CHOICE",
        "CUSTOMER_REVEAL",
        "CUSTOMER_EDIT",
        "TICKETS_SEVERAL",
        "TICKETS_WAITING",
        "FOLLOW_UP",
        "FOLLOW_UPS_DUE",
        "TICKET_SEARCH"
      })
  void drawsNoWholeNumber(Scenes what, FxRobot robot) {
    assertThat(drawn(what, robot, Role.AGENT)).isNotEmpty().noneMatch(MaskedScenesTest::isWhole);
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenes.class,
      names = {"RINGING", "TALKING", "CAME_BACK", "CUSTOMER_EDIT"})
  void drawsItForALead(Scenes what, FxRobot robot) {
    assertThat(drawn(what, robot, Role.AGENT, Role.LEAD)).anyMatch(MaskedScenesTest::isWhole);
  }

  private static boolean isWhole(String text) {
    return text.replaceAll("[^0-9*]", "").contains(LOCAL);
  }

  private List<String> drawn(Scenes what, FxRobot robot, Role... roles) {
    List<String> drawn = new ArrayList<>();
    Stage window = Objects.requireNonNull(stage);
    robot.interact(
        () -> {
          FakeSeat seat = what.seat(Language.EN);
          SampleRights.let(seat, new SeatRules(0, true, true), roles);
          HeadsetScenes headset = new HeadsetScenes(what);
          SeatWindow content =
              new SeatWindow(
                  seat,
                  new Messages(Language.EN),
                  new Look(Theme.LIGHT),
                  "http://127.0.0.1:7080",
                  headset.workplace());
          content.showIn(window);
          what.act(seat, content.scene());
          if (content.mini().popup().isShowing()) {
            collect(content.mini().popup().getScene().getRoot(), drawn);
          }
          content.mini().hide();
        });
    robot.interact(
        () -> {
          window.getScene().getRoot().applyCss();
          window.getScene().getRoot().layout();
          collect(window.getScene().getRoot(), drawn);
        });
    return drawn;
  }

  private static void collect(Node node, List<String> drawn) {
    if (!node.isVisible()) {
      return;
    }
    switch (node) {
      case TextInputControl field -> drawn.add(String.valueOf(field.getText()));
      case Labeled label -> drawn.add(String.valueOf(label.getText()));
      case Text text -> drawn.add(text.getText());
      default -> {}
    }
    String heard = node.getAccessibleText();
    if (heard != null) {
      drawn.add(heard);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, drawn));
    }
  }
}
