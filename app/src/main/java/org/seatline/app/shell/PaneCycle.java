package org.seatline.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Goes from pane to pane by one key, to the first thing in it that takes the focus. */
final class PaneCycle {
  private final List<Region> panes;

  /**
   * @param panes in the order in which a talk uses them
   */
  PaneCycle(List<Region> panes) {
    this.panes = List.copyOf(panes);
  }

  /** Goes on, or back with -1; a pane in which nothing takes the focus is left out. */
  void step(int by) {
    int now = present();
    for (int i = 1; i <= panes.size(); i++) {
      int place = now < 0 && by > 0 ? i - 1 : now + by * i;
      Optional<Node> next = first(panes.get(Math.floorMod(place, panes.size())));
      if (next.isPresent()) {
        next.get().requestFocus();
        return;
      }
    }
  }

  /** Which pane has the focus; -1 for none. */
  private int present() {
    Node at = panes.getFirst().getScene() == null ? null : focusOwner();
    while (at != null) {
      if (at instanceof Region region && panes.contains(region)) {
        return panes.indexOf(region);
      }
      at = at.getParent();
    }
    return -1;
  }

  private @Nullable Node focusOwner() {
    return panes.getFirst().getScene().getFocusOwner();
  }

  /** The topmost node that takes the focus; a field also where Tab leaves it out. */
  private static Optional<Node> first(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable() || node instanceof TextInputControl) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .map(PaneCycle::first)
            .flatMap(Optional::stream)
            .findFirst()
        : Optional.empty();
  }
}
