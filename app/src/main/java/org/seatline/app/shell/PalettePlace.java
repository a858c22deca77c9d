package org.seatline.app.shell;

import javafx.scene.Node;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.SceneActions;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.palette.PaletteDoor;
import org.seatline.app.palette.PaletteView;
import org.seatline.app.palette.PaletteViewModel;
import org.seatline.app.session.Seat;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.TicketRecord;

/** The command palette over the working place, and what it opens there. */
final class PalettePlace implements PaletteDoor {
  private final Messages messages;
  private final DeskPlace desk;
  private final Places places;
  private final PaletteViewModel model;
  private final PaletteView view;

  /**
   * @param places customers and articles are shown at the first of them, the agent's
   */
  PalettePlace(Seat seat, Messages messages, DeskPlace desk, Places places) {
    this.messages = messages;
    this.desk = desk;
    this.places = places;
    this.model = new PaletteViewModel(seat, messages, this);
    this.view = new PaletteView(model, messages);
  }

  PaletteViewModel model() {
    return model;
  }

  PaletteView view() {
    return view;
  }

  private SceneActions actions() {
    Node inWindow = view;
    return SceneActions.of(inWindow.getScene(), messages.keys());
  }

  @Override
  public boolean isPossible(SeatAction action) {
    return actions().isPossible(action);
  }

  @Override
  public void perform(SeatAction action) {
    actions().perform(action);
  }

  @Override
  public void open(CustomerRecord customer) {
    places.leaveBeside();
    desk.open(customer);
  }

  @Override
  public void open(TicketRecord ticket) {
    places.leaveBeside();
    desk.reopening().change(ticket);
  }

  @Override
  public void openArticle(String articleId) {
    places.leaveBeside();
    desk.openArticle(articleId);
  }
}
