package org.seatline.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;

/** The window of somebody who is signed in: bar, working place, status line, things laid over. */
final class WorkView extends StackPane {
  private final StackPane place = new StackPane();
  private final VBox frame = new VBox();

  WorkView(Region stateBar, Region statusLine, Region notices, Region help, Messages messages) {
    place.setMinSize(0, 0);
    VBox.setVgrow(place, Priority.ALWAYS);
    VBox rows = new VBox(stateBar, place, statusLine);
    rows.getStyleClass().add("work-rows");
    Label word = new Label();
    word.textProperty().bind(messages.text("shell.drill"));
    word.getStyleClass().add("drill-word");
    frame.getChildren().add(new HBox(word));
    frame.getStyleClass().add("drill-frame");
    frame.setMouseTransparent(true);
    frame.setAlignment(Pos.BOTTOM_LEFT);
    ((HBox) frame.getChildren().get(0)).setAlignment(Pos.BOTTOM_CENTER);
    StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
    getStyleClass().add("work-view");
    setFocusTraversable(true);
    getChildren().addAll(rows, notices, help, frame);
    setDrill(false);
  }

  /** Puts a sheet over the panes, under the frame of a drill. */
  void cover(Region sheet) {
    getChildren().add(getChildren().indexOf(frame), sheet);
  }

  /** Lays something over the panes; it is seen when it wants to be. */
  void lay(Region over, Pos at) {
    StackPane.setAlignment(over, at);
    getChildren().add(getChildren().size() - 1, over);
  }

  /** Shows a working place. */
  void show(Node working) {
    if (!place.getChildren().contains(working)) {
      boolean hadFocus = place.getScene() != null && holdsFocus();
      place.getChildren().setAll(working);
      if (hadFocus || working.isFocusTraversable()) {
        working.requestFocus();
      }
    }
  }

  /** Leaves the field that somebody types in: a place with keys of its own hears them again. */
  void focusPlace() {
    place.getChildren().stream()
        .filter(Node::isFocusTraversable)
        .findFirst()
        .ifPresentOrElse(Node::requestFocus, this::requestFocus);
  }

  private boolean holdsFocus() {
    Node focused = place.getScene().getFocusOwner();
    for (Node at = focused; at != null; at = at.getParent()) {
      if (at.equals(place)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the frame of a drill is shown. */
  void setDrill(boolean drill) {
    frame.setVisible(drill);
  }
}
