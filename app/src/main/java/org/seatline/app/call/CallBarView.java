package org.seatline.app.call;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.seatline.app.fx.Messages;

/** The call bar: who and what on the left, the keys on the right, both always at their place. */
public final class CallBarView extends HBox {
  private static final PseudoClass RINGING = PseudoClass.getPseudoClass("ringing");
  private static final PseudoClass TALKING = PseudoClass.getPseudoClass("talking");
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
  private static final PseudoClass WRAP_UP = PseudoClass.getPseudoClass("wrap-up");

  private final RingingFace ringing;
  private final TalkingFace talking;
  private final WrapUpFace wrapUp;
  private final Region idle;
  private final CallKeys keys;
  private final DigitPad pad;
  private final QualityPopover quality;
  private final TransferView transfer;

  /** Shows what the view model says. */
  public CallBarView(CallBarViewModel model, Messages messages) {
    ringing = new RingingFace(messages);
    talking = new TalkingFace(model, messages);
    wrapUp = new WrapUpFace(messages);
    idle = new IdleFace(messages);
    keys = new CallKeys(model, messages);
    pad = new DigitPad(model);
    quality = new QualityPopover(model.quality(), messages);
    transfer = new TransferView(model.transfer(), messages);
    StackPane faces = new StackPane(idle, ringing, talking, wrapUp);
    faces.setAlignment(Pos.CENTER_LEFT);
    faces.setMinWidth(0);
    HBox.setHgrow(faces, Priority.ALWAYS);
    getStyleClass().add("call-bar");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(faces, keys);
    ReadOnlyObjectProperty<CallBarState> state = model.stateProperty();
    state.addListener((property, before, now) -> show(now));
    messages.languageProperty().addListener(property -> show(state.get()));
    pad.visibleProperty().bind(model.padOpenProperty());
    pad.managedProperty().bind(pad.visibleProperty());
    show(state.get());
  }

  /** The pad for digits, to be laid over the panes below the bar. */
  public Region pad() {
    return pad;
  }

  /** Whom to ask or to hand over to, to be laid over the panes below the bar. */
  public Region transfer() {
    return transfer;
  }

  /** The details of the sound's quality, to be laid over the panes below the bar. */
  public Region quality() {
    return quality;
  }

  private void show(CallBarState state) {
    pseudoClassStateChanged(RINGING, CallBarState.isOffer(state));
    pseudoClassStateChanged(TALKING, state instanceof CallBarState.Talking);
    pseudoClassStateChanged(HELD, waits(state));
    pseudoClassStateChanged(WRAP_UP, state instanceof CallBarState.WrapUp);
    keys.show(state);
    switch (state) {
      case CallBarState.Idle i -> only(idle);
      case CallBarState.Ringing r -> {
        ringing.show(r);
        only(ringing);
      }
      case CallBarState.Interrupted i -> {
        ringing.show(i);
        only(ringing);
      }
      case CallBarState.Talking t -> {
        talking.show(t);
        only(talking);
      }
      case CallBarState.WrapUp w -> {
        wrapUp.show(w);
        only(wrapUp);
      }
    }
  }

  /** Whether the caller waits, and nobody else is talked with. */
  private static boolean waits(CallBarState state) {
    return state instanceof CallBarState.Talking t && t.held() && t.asking() == null;
  }

  private void only(Node face) {
    for (Node each : new Node[] {idle, ringing, talking, wrapUp}) {
      each.setVisible(each.equals(face));
    }
  }
}
