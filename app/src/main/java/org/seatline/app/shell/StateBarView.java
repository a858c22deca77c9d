package org.seatline.app.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.StateBadge;
import org.seatline.app.fx.TimerLabel;
import org.seatline.app.keys.SeatAction;

/** State, queues, the day, and the menu of the person who is signed in. */
final class StateBarView extends HBox {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

  private final StateBarViewModel model;
  private final Messages messages;
  private final StateBadge badge = new StateBadge();
  private final TimerLabel timer = new TimerLabel("state-timer");
  private final Label next = new Label();
  private final Button state = new Button();

  /** Queues at a glance: the busiest, as many as are read whole on a narrow screen. */
  private static final int QUEUES_MAX = 3;

  private final HBox queues = new HBox();
  private final Label alone = new Label("", Icons.of(Feather.CLOUD_OFF));
  private final Label day = new Label();
  private final Button who = new Button("", Icons.of(Feather.USER));
  private final Button mini = new Button(null, Icons.of(Feather.MINIMIZE_2));
  private final StateMenu menu;

  StateBarView(StateBarViewModel model, Messages messages, PersonMenu person, HBox places) {
    this.model = model;
    this.messages = messages;
    this.menu = new StateMenu(model, messages);
    build(person, places);
    model.barProperty().addListener((property, before, now) -> show(now));
    messages.languageProperty().addListener(property -> show(model.barProperty().get()));
    show(model.barProperty().get());
  }

  /** Ready, or the reasons to be not ready, each with its digit. */
  void chooseState() {
    if (model.asksForReason()) {
      menu.show(state);
    } else {
      model.ready();
    }
  }

  /** The button of the mini bar. */
  Button mini() {
    return mini;
  }

  /** Marks the button of the mini bar. */
  void miniShown(boolean shown) {
    mini.pseudoClassStateChanged(ON, shown);
  }

  private void build(PersonMenu person, HBox places) {
    next.getStyleClass().addAll("muted", "small");
    HBox content =
        new HBox(
            badge,
            timer,
            next,
            new KeyHint(messages, SeatAction.STATE),
            Icons.of(Feather.CHEVRON_DOWN));
    content.setAlignment(Pos.CENTER_LEFT);
    content.getStyleClass().add("state-content");
    state.setGraphic(content);
    state.setFocusTraversable(false);
    state.getStyleClass().add("state-button");
    state.setMinWidth(USE_PREF_SIZE);
    state.setOnAction(event -> menu.show(state));
    queues.getStyleClass().add("queue-glance");
    queues.setAlignment(Pos.CENTER_LEFT);
    queues.setFillHeight(false);
    queues.setMinWidth(0);
    alone.getStyleClass().add("alone-strip");
    alone.setMinWidth(USE_PREF_SIZE);
    day.getStyleClass().add("day");
    day.setMinWidth(USE_PREF_SIZE);
    who.getStyleClass().add("person-button");
    who.setFocusTraversable(false);
    who.setMinWidth(USE_PREF_SIZE);
    who.setOnAction(event -> person.show(who));
    mini.setId("mini-switch");
    mini.getStyleClass().add("mini-switch");
    mini.setFocusTraversable(false);
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(messages.text("mini.switch"));
    mini.setTooltip(tip);
    mini.accessibleTextProperty().bind(tip.textProperty());
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    getStyleClass().add("state-bar");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(state, places, alone, queues, room, day, mini, who);
  }

  private void show(StateBarViewModel.Bar bar) {
    badge.show(bar.state(), bar.held());
    badge.word().setText(bar.word());
    timer.sinceProperty().set(bar.sinceNanos());
    next.setText(bar.next());
    visible(next, bar.next() != null);
    visible(state, bar.takesCalls());
    visible(day, bar.takesCalls());
    visible(mini, bar.takesCalls());
    day.setText(bar.day());
    who.setText(bar.who());
    alone.setText(bar.alone());
    visible(alone, bar.alone() != null);
    visible(queues, bar.alone() == null && bar.takesCalls());
    queues.getChildren().setAll(busiest(bar).stream().map(this::glance).toList());
  }

  /** The busiest queues, each in its usual place. */
  private static List<StateBarViewModel.Queue> busiest(StateBarViewModel.Bar bar) {
    Set<StateBarViewModel.Queue> busiest =
        bar.queues().stream()
            .sorted(Comparator.comparingInt(StateBarViewModel.Queue::waiting).reversed())
            .limit(QUEUES_MAX)
            .collect(Collectors.toSet());
    return bar.queues().stream().filter(busiest::contains).toList();
  }

  private Node glance(StateBarViewModel.Queue queue) {
    Label name = new Label(queue.name());
    name.getStyleClass().add("glance-name");
    Label count = new Label(Integer.toString(queue.waiting()));
    count.getStyleClass().add("glance-count");
    HBox glance = new HBox(name, count);
    glance.getStyleClass().add("glance");
    glance.setAlignment(Pos.CENTER_LEFT);
    glance.pseudoClassStateChanged(WAITING, queue.waiting() > 0);
    if (queue.waiting() > 0) {
      Label longest = new Label(messages.get("shell.longest"));
      longest.getStyleClass().add("glance-longest");
      TimerLabel since = new TimerLabel("glance-longest");
      since.sinceProperty().set(queue.sinceNanos());
      glance.getChildren().addAll(longest, since);
    }
    return glance;
  }

  private static void visible(Node node, boolean visible) {
    Presence.of(node, visible);
  }
}
