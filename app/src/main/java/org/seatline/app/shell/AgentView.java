package org.seatline.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.seatline.app.call.CallBarView;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.call.DispositionSheet;
import org.seatline.app.fx.Messages;

/** The agent's working place: call bar above, customer, script and ticket below. */
final class AgentView extends VBox {
  private final StackPane middle = new StackPane();
  private final Region idle;
  private final Region script;
  private final DispositionSheet dispositions;
  private final IdleViewModel idleModel;
  private final CallBarViewModel call;

  /**
   * @param strip a line under the call bar that is there only when it has something to say
   * @param dial a field for a number, over the panes
   */
  AgentView(
      CallBarViewModel call,
      IdleViewModel idleModel,
      DeskPanes panes,
      Region strip,
      Region dial,
      Messages messages) {
    this.call = call;
    this.idleModel = idleModel;
    this.idle = new IdleView(idleModel, messages);
    this.script = panes.script();
    this.dispositions = new DispositionSheet(call.wrapUp(), messages);
    CallBarView bar = new CallBarView(call, messages);
    middle.getChildren().addAll(idle, script, dispositions);
    VBox.setVgrow(middle, Priority.ALWAYS);
    middle.setMinHeight(0);
    middle
        .heightProperty()
        .addListener((p, before, height) -> dispositions.fit(height.doubleValue()));
    panes.knowledge().getStyleClass().add("knowledge-place");
    VBox centre = new VBox(middle, panes.knowledge());
    centre.getStyleClass().add("centre-column");
    StackPane below =
        new StackPane(
            new ThreePanes(panes.customer(), centre, panes.ticket()),
            bar.quality(),
            bar.pad(),
            dial);
    StackPane.setAlignment(bar.pad(), Pos.TOP_RIGHT);
    StackPane.setAlignment(dial, Pos.TOP_RIGHT);
    StackPane.setAlignment(bar.quality(), Pos.TOP_LEFT);
    below.setMinSize(0, 0);
    VBox.setVgrow(below, Priority.ALWAYS);
    getStyleClass().add("agent-view");
    getChildren().addAll(bar, strip, below);
    idleModel.pageProperty().addListener(property -> choose());
    call.wrapUp().sheetProperty().addListener(property -> choose());
    choose();
  }

  private void choose() {
    boolean wrapUp = call.wrapUp().sheetProperty().get() != null;
    boolean free = idleModel.pageProperty().get() != null;
    only(wrapUp ? dispositions : free ? idle : script);
  }

  private void only(Node shown) {
    middle.getChildren().forEach(each -> each.setVisible(each.equals(shown)));
  }
}
