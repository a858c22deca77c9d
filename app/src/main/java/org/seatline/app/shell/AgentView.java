package org.seatline.app.shell;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
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
import org.seatline.app.fx.Presence;
import org.seatline.app.keys.NodeActions;
import org.seatline.app.keys.SeatAction;

/** The agent's working place: call bar above, customer, script and ticket below. */
final class AgentView extends VBox {
  private static final PseudoClass FREE = PseudoClass.getPseudoClass("free");

  private final StackPane middle = new StackPane();
  private final Region idle;
  private final Region script;
  private final DispositionSheet dispositions;
  private final AtRest rest;
  private final Region preview;
  private final Region customer;
  private final Region recent;
  private final VBox left;
  private final CallBarViewModel call;
  private final ObservableBooleanValue nobody;

  /**
   * @param strip a line under the call bar that is there only when it has something to say
   * @param dial a field for a number, over the panes
   */
  AgentView(
      CallBarViewModel call,
      AtRest rest,
      DeskPanes panes,
      Region strip,
      Region dial,
      Messages messages) {
    this.call = call;
    this.rest = rest;
    this.idle = new IdleView(rest.idle(), messages);
    this.preview = new RingPreview(rest.ringing(), messages);
    this.customer = panes.customer();
    this.recent = new RecentCallsView(rest.calls(), rest.idle(), messages);
    this.script = panes.script();
    this.dispositions = new DispositionSheet(call.wrapUp(), messages);
    CallBarView bar = new CallBarView(call, messages);
    middle.getChildren().addAll(idle, preview, script, dispositions);
    middle.setMinHeight(0);
    middle
        .heightProperty()
        .addListener((p, before, height) -> dispositions.fit(height.doubleValue()));
    panes.knowledge().getStyleClass().add("knowledge-place");
    CentreColumn centre = new CentreColumn(middle, panes.knowledge());
    this.left = new VBox(customer, recent);
    left.getStyleClass().add("customer-column");
    left.setMinSize(0, 0);
    IdleTicketsView waiting = new IdleTicketsView(rest.idle(), messages);
    Region ticket = panes.ticket();
    ticket.visibleProperty().bind(waiting.visibleProperty().not());
    StackPane right = new StackPane(ticket, waiting);
    right.setMinSize(0, 0);
    StackPane below =
        new StackPane(
            new ThreePanes(left, centre, right), bar.quality(), bar.transfer(), bar.pad(), dial);
    StackPane.setAlignment(bar.pad(), Pos.TOP_RIGHT);
    StackPane.setAlignment(dial, Pos.TOP_RIGHT);
    StackPane.setAlignment(bar.quality(), Pos.TOP_LEFT);
    StackPane.setAlignment(bar.transfer(), Pos.TOP_LEFT);
    below.setMinSize(0, 0);
    VBox.setVgrow(below, Priority.ALWAYS);
    getStyleClass().add("agent-view");
    getChildren().addAll(bar, strip, below);
    rest.idle().pageProperty().addListener(property -> choose());
    rest.ringing().pageProperty().addListener(property -> choose());
    panes.nobody().addListener(property -> chooseLeft());
    call.wrapUp().sheetProperty().addListener(property -> choose());
    this.nobody = panes.nobody();
    PaneCycle cycle = new PaneCycle(List.of(customer, middle, panes.knowledge(), right));
    new NodeActions(this, messages.keys())
        .on(SeatAction.NEXT_PANE, () -> cycle.step(1))
        .on(SeatAction.PANE_BEFORE, () -> cycle.step(-1));
    choose();
  }

  private void choose() {
    boolean wrapUp = call.wrapUp().sheetProperty().get() != null;
    boolean free = rest.idle().pageProperty().get() != null;
    boolean rings = rest.ringing().pageProperty().get() != null;
    only(wrapUp ? dispositions : free ? idle : rings ? preview : script);
    chooseLeft();
  }

  /** Between calls, while no record is open, the customer's column has room for the last calls. */
  private void chooseLeft() {
    boolean empty = rest.idle().pageProperty().get() != null && nobody.get();
    Presence.of(recent, empty);
    left.pseudoClassStateChanged(FREE, empty);
    VBox.setVgrow(customer, empty ? Priority.NEVER : Priority.ALWAYS);
    VBox.setVgrow(recent, Priority.ALWAYS);
  }

  private void only(Node shown) {
    middle.getChildren().forEach(each -> each.setVisible(each.equals(shown)));
  }
}
