package org.seatline.app.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.Role;

/** The working places of a person's roles; a choice of them when there is more than one. */
final class Places extends HBox {
  /** Whose place is shown first, when somebody has several roles. */
  private static final List<Role> BEGIN_AS = List.of(Role.TRAINER, Role.LEAD, Role.AGENT);

  private final Messages messages;
  private final Consumer<Node> show;
  private final List<Page> pages = new ArrayList<>();
  private final Map<Page, Node> made = new HashMap<>();
  private Set<Role> roles = Set.of();
  private List<Page> offered = List.of();
  private @Nullable Page chosen;
  private final Map<String, Page> beside = new HashMap<>();
  private @Nullable Page left;

  Places(Messages messages, Consumer<Node> show) {
    this.messages = messages;
    this.show = show;
    getStyleClass().add("places");
    setAlignment(Pos.CENTER_LEFT);
  }

  /** Adds a page; the pages are offered in the order in which they were added. */
  void add(Page page) {
    pages.add(page);
  }

  /** A page that has no button, and from which one goes back to where one was. */
  void beside(Page page) {
    beside.put(page.id(), page);
  }

  /** Opens a page beside the others, or goes back from it. */
  void toggleBeside(String id) {
    Page page = beside.get(id);
    if (page == null || offered.isEmpty()) {
      return;
    }
    if (page.equals(chosen)) {
      leaveBeside();
    } else {
      if (!isBeside()) {
        left = chosen;
      }
      open(page);
    }
  }

  /** Opens a page beside the others, if it is not open. */
  void openBeside(String id) {
    if (chosen == null || !id.equals(chosen.id())) {
      toggleBeside(id);
    }
  }

  /** Goes back from this page, if it is open. */
  void leaveBeside(String id) {
    if (chosen != null && id.equals(chosen.id())) {
      leaveBeside();
    }
  }

  private boolean isBeside() {
    return chosen != null && beside.containsValue(chosen);
  }

  /** Goes back from a page beside the others; false when another one is shown. */
  boolean leaveBeside() {
    boolean shown = isBeside();
    if (shown) {
      Page back = left;
      open(back != null && offered.contains(back) ? back : offered.getFirst());
    }
    return shown;
  }

  /** Offers the pages of these roles and opens the first of the role that one begins as. */
  void offer(Set<Role> next) {
    if (next.equals(roles)) {
      return;
    }
    roles = Set.copyOf(next);
    offered = pages.stream().filter(page -> page.isForOneOf(roles)).toList();
    List<Node> buttons = new ArrayList<>();
    ToggleGroup group = new ToggleGroup();
    for (Page page : offered) {
      buttons.add(button(page, group));
    }
    getChildren().setAll(offered.size() > 1 ? buttons : title(offered));
    chosen = null;
    openFor(BEGIN_AS.stream().filter(roles::contains).findFirst().orElse(Role.ADMIN));
  }

  /** Opens the page after the present one; after the last comes the first. */
  void next() {
    step(1);
  }

  /** Opens the page before the present one. */
  void previous() {
    step(-1);
  }

  /** Whether there is more than one place to be at. */
  boolean isChoice() {
    return offered.size() > 1;
  }

  private void step(int by) {
    if (isChoice()) {
      open(Math.floorMod(offered.indexOf(chosen) + by, offered.size()));
    }
  }

  /** Opens a page by its place in the row, from 0; false when there is no such page. */
  boolean open(int index) {
    boolean there = index >= 0 && index < offered.size();
    if (there) {
      open(offered.get(index));
    }
    return there;
  }

  /** Opens the page with this id, if it is offered. */
  void open(String id) {
    offered.stream().filter(page -> page.id().equals(id)).findFirst().ifPresent(this::open);
  }

  /** Opens the first page of this role. */
  void openFor(Role role) {
    offered.stream().filter(page -> page.isFor(role)).findFirst().ifPresent(this::open);
  }

  private void open(Page page) {
    if (page.equals(chosen)) {
      return;
    }
    chosen = page;
    show.accept(made.computeIfAbsent(page, each -> each.maker().get()));
    for (Node node : getChildren()) {
      if (node instanceof ToggleButton button) {
        button.setSelected(page.equals(node.getUserData()));
      }
    }
  }

  /** A single place needs no choice; the agent's own seat needs no name either. */
  private List<Node> title(List<Page> only) {
    if (only.isEmpty() || only.getFirst().isFor(Role.AGENT)) {
      return List.of();
    }
    Label title = new Label();
    title.textProperty().bind(messages.text(only.getFirst().title()));
    title.getStyleClass().add("place-title");
    return List.of(title);
  }

  private ToggleButton button(Page page, ToggleGroup group) {
    ToggleButton button = new ToggleButton();
    button.textProperty().bind(messages.text(page.title()));
    button.setId("place-" + page.id());
    button.setUserData(page);
    button.setToggleGroup(group);
    button.setFocusTraversable(false);
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip("Ctrl+" + (offered.indexOf(page) + 1)));
    button.getStyleClass().add("place-button");
    button.setOnAction(
        event -> {
          button.setSelected(true);
          open(page);
        });
    return button;
  }
}
