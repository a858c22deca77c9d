package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Whoever cannot see the screen hears a name for everything that can be pressed or written in. */
@WindowTest
@ExtendWith(ApplicationExtension.class)
final class AccessibleScenesTest {
  private static final List<Scenes> AGENTS =
      List.of(
          Scenes.SIGN_IN,
          Scenes.LOCKED,
          Scenes.DRAFTS,
          Scenes.MISSED,
          Scenes.RINGING,
          Scenes.TALKING,
          Scenes.QUALITY,
          Scenes.DIGITS,
          Scenes.WRAP_UP,
          Scenes.SYNC,
          Scenes.CAME_BACK,
          Scenes.SETTINGS,
          Scenes.SETTINGS_CALLS,
          Scenes.SETTINGS_HEADSET);

  private static final Set<String> PANES =
      Set.of("customer-view", "script-view", "knowledge-view", "ticket-view");

  private @Nullable Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
  }

  /** Opens the window in this situation, and gives what can be worked with in it. */
  private List<Node> workable(FxRobot robot, Scenes what) {
    Stage window = stage;
    if (window == null) {
      throw new AssertionError("there is no stage");
    }
    List<Node> found = new ArrayList<>();
    robot.interact(
        () -> {
          FakeSeat seat = what.seat(Language.EN);
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
          headset.act(content.scene());
          content.mini().hide();
        });
    robot.interact(
        () -> {
          Scene scene = window.getScene();
          scene.getRoot().applyCss();
          scene.getRoot().layout();
          collect(scene.getRoot(), found);
        });
    return found;
  }

  private static void collect(Node node, List<Node> found) {
    if (!node.isVisible() || node instanceof ScrollBar) {
      return;
    }
    if (isWorkable(node)) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }
  }

  private static boolean isWorkable(Node node) {
    boolean control =
        node instanceof ButtonBase
            || node instanceof TextInputControl
            || node instanceof ComboBoxBase<?>
            || node instanceof Slider;
    boolean inside = node.getStyleClass().contains("arrow-button");
    // What only holds others has the names of those.
    boolean holder = node instanceof ScrollPane || !(node instanceof Control);
    return !inside && (control || (node.isFocusTraversable() && !holder));
  }

  private static String nameOf(Node node) {
    String spoken = node.getAccessibleText();
    if (spoken != null && !spoken.isBlank()) {
      return spoken;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      if (!labeled.getText().isBlank()) {
        return labeled.getText();
      }
      return labeled.getGraphic() == null ? "" : words(labeled.getGraphic());
    }
    return node.getScene().getRoot().lookupAll(".label").stream()
        .filter(each -> each instanceof Label label && node.equals(label.getLabelFor()))
        .map(each -> ((Label) each).getText())
        .findFirst()
        .orElse("");
  }

  /** What stands on a button. */
  private static String words(Node graphic) {
    if (graphic instanceof Label label) {
      return label.getStyleClass().contains("key-hint") ? "" : label.getText();
    }
    StringBuilder words = new StringBuilder();
    if (graphic instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> words.append(words(child)));
    }
    return words.toString();
  }

  private static String which(Node node) {
    return String.format(
        Locale.ROOT,
        "%s #%s %s",
        node.getClass().getSimpleName(),
        node.getId(),
        node.getStyleClass());
  }

  @Test
  void everythingHasAName(FxRobot robot) {
    Set<String> nameless = new TreeSet<>();
    for (Scenes each : AGENTS) {
      List<Node> all = workable(robot, each);
      assertThat(all).as("the walk finds something in " + each).isNotEmpty();
      robot.interact(
          () ->
              all.stream()
                  .filter(node -> nameOf(node).isBlank())
                  .map(node -> each + ": " + which(node))
                  .forEach(nameless::add));
    }
    assertThat(nameless).isEmpty();
  }

  @Test
  void oneKeyGoesFromTheCustomerToTheScriptToTheTicketAndRoundAgain(FxRobot robot) {
    List<Node> all = workable(robot, Scenes.TALKING);
    Scene scene = all.getFirst().getScene();
    robot.interact(() -> scene.getRoot().lookup("#customer-search").requestFocus());
    List<String> order = new ArrayList<>();
    for (int i = 0; i < PANES.size(); i++) {
      robot.press(KeyCode.CONTROL, KeyCode.F6).release(KeyCode.F6, KeyCode.CONTROL);
      order.add(paneOf(scene.getFocusOwner()));
    }
    assertThat(order)
        .containsExactly("script-view", "knowledge-view", "ticket-view", "customer-view");
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F6)
        .release(KeyCode.F6, KeyCode.SHIFT, KeyCode.CONTROL);
    assertThat(paneOf(scene.getFocusOwner())).isEqualTo("ticket-view");
  }

  @Test
  void theTabKeyWalksDownTheTicket(FxRobot robot) {
    List<Node> all = workable(robot, Scenes.TALKING);
    List<Node> fields =
        all.stream()
            .filter(node -> node.isFocusTraversable() && paneOf(node).equals("ticket-view"))
            .toList();
    Scene scene = fields.getFirst().getScene();
    robot.interact(() -> fields.getFirst().requestFocus());
    Set<Node> reached = new LinkedHashSet<>();
    for (int i = 0; i < fields.size() * 2; i++) {
      reached.add(scene.getFocusOwner());
      robot.type(KeyCode.TAB);
    }
    // Segments of one choice are one stop: arrows walk within. Whoever is reached is in order.
    assertThat(reached).hasSizeGreaterThan(5);
    List<Integer> places = reached.stream().map(fields::indexOf).filter(i -> i >= 0).toList();
    assertThat(places).isSorted();
  }

  private static String paneOf(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      for (String style : at.getStyleClass()) {
        if (PANES.contains(style)) {
          return style;
        }
      }
    }
    return "";
  }
}
