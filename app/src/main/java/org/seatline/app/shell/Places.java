package org.seatline.app.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.Role;

/** The working places of a person's roles; a choice of them when there is more than one. */
final class Places extends HBox {
  private static final List<Role> ORDER = List.of(Role.AGENT, Role.LEAD, Role.TRAINER, Role.ADMIN);

  private final Messages messages;
  private final Consumer<Node> show;
  private final Map<Role, Supplier<Node>> makers = new EnumMap<>(Role.class);
  private final Map<Role, Node> made = new EnumMap<>(Role.class);
  private Set<Role> roles = Set.of();
  private List<Role> offered = List.of();
  private @Nullable Role chosen;

  Places(Messages messages, Consumer<Node> show) {
    this.messages = messages;
    this.show = show;
    getStyleClass().add("places");
    setAlignment(Pos.CENTER_LEFT);
  }

  /** How a role's working place is made, when it is needed first. */
  void add(Role role, Supplier<Node> maker) {
    makers.put(role, maker);
  }

  /**
   * Offers the places of these roles and opens the last one: a lead begins at the wallboard. Leads
   * have the administrator's place, the configuration, beside it.
   */
  void offer(Set<Role> next) {
    if (next.equals(roles)) {
      return;
    }
    roles = Set.copyOf(next);
    offered =
        ORDER.stream()
            .filter(r -> roles.contains(r) || (r == Role.ADMIN && roles.contains(Role.LEAD)))
            .toList();
    List<Node> buttons = new ArrayList<>();
    ToggleGroup group = new ToggleGroup();
    for (Role role : offered) {
      buttons.add(button(role, group));
    }
    getChildren().setAll(offered.size() > 1 ? buttons : title(offered));
    chosen = null;
    List<Role> first =
        offered.size() > 1 ? offered.stream().filter(r -> r != Role.ADMIN).toList() : offered;
    open(first.isEmpty() ? Role.AGENT : first.getLast());
  }

  /** Opens the place after the present one; after the last comes the first. */
  void next() {
    if (offered.size() > 1) {
      open(offered.get((offered.indexOf(chosen) + 1) % offered.size()));
    }
  }

  /** Opens a place. */
  void open(Role role) {
    if (role != chosen) {
      chosen = role;
      show.accept(made.computeIfAbsent(role, this::make));
      for (Node node : getChildren()) {
        if (node.getUserData() == role && node instanceof ToggleButton button) {
          button.setSelected(true);
        }
      }
    }
  }

  private Node make(Role role) {
    Supplier<Node> maker = makers.get(role);
    if (maker == null) {
      throw new IllegalStateException("no working place for " + role);
    }
    return maker.get();
  }

  /** A single place needs no choice; the agent's own seat needs no name either. */
  private List<Node> title(List<Role> only) {
    if (only.isEmpty() || only.get(0) == Role.AGENT) {
      return List.of();
    }
    Label title = new Label();
    title.textProperty().bind(messages.text(nameOf(only.get(0))));
    title.getStyleClass().add("place-title");
    return List.of(title);
  }

  private static String nameOf(Role role) {
    return switch (role) {
      case LEAD -> "shell.place-floor";
      case TRAINER -> "shell.place-drills";
      case ADMIN -> "shell.place-configuration";
      case AGENT -> "shell.place-seat";
    };
  }

  private ToggleButton button(Role role, ToggleGroup group) {
    ToggleButton button = new ToggleButton();
    button.textProperty().bind(messages.text(nameOf(role)));
    button.setUserData(role);
    button.setToggleGroup(group);
    button.setFocusTraversable(false);
    button.getStyleClass().add("place-button");
    button.setOnAction(
        event -> {
          button.setSelected(true);
          open(role);
        });
    return button;
  }
}
