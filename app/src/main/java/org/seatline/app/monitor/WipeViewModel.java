package org.seatline.app.monitor;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.CentreDesk;
import org.seatline.app.session.CentreQuestion;
import org.seatline.app.session.Seat;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatStores;
import org.seatline.protocol.WipeRequest;

/** Has a seat's store, or what one person has anywhere, destroyed; asks before it does. */
public final class WipeViewModel {
  private final CentreDesk centre;
  private final Messages messages;
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper storeKnown = new ReadOnlyBooleanWrapper();
  private String agentId = "";
  private String name = "";
  private @Nullable String clientId;

  /** Does nothing until it is asked to. */
  public WipeViewModel(Seat seat, Messages messages) {
    this.centre = seat.centre();
    this.messages = messages;
  }

  /** What would be lost, or what came of it; empty when nothing was asked. */
  public ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /** Whether an answer is waited for. */
  public ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  /** Whether a store of this person's is known, so that it can be destroyed. */
  public ReadOnlyBooleanProperty storeKnownProperty() {
    return storeKnown.getReadOnlyProperty();
  }

  /** Another seat is looked at. */
  public void forget() {
    asking.set(false);
    sentence.set("");
  }

  /** Looks what would be lost with the store that this person used last. */
  public void ask(String wantedAgentId, String wantedName) {
    agentId = wantedAgentId;
    name = wantedName;
    clientId = null;
    storeKnown.set(false);
    sentence.set(messages.get("wipe.looking"));
    var _ =
        centre
            .ask(CentreQuestion.get(Protocol.WIPES, SeatStores.class))
            .thenAccept(reply -> looked(wantedAgentId, reply));
  }

  private void looked(String asked, Reply<SeatStores> reply) {
    if (!asked.equals(agentId)) {
      return;
    }
    switch (reply) {
      case Reply.Ok<SeatStores>(SeatStores stores) -> {
        asking.set(true);
        Optional<SeatStores.Line> line =
            stores.stores().stream().filter(each -> each.agentId().equals(agentId)).findFirst();
        storeKnown.set(line.isPresent());
        clientId = line.map(SeatStores.Line::clientId).orElse(null);
        sentence.set(line.map(this::lost).orElseGet(() -> messages.get("wipe.no-store", name)));
      }
      case Reply.Refused<SeatStores>(int _, String code) ->
          sentence.set(messages.get("wipe.refused", code));
      case Reply.Unreachable<SeatStores> _ -> sentence.set(messages.get("wipe.no-server"));
    }
  }

  private String lost(SeatStores.Line line) {
    String seen = Clocks.dayAndTime(line.seenMs());
    Long since = line.waitingSinceMs();
    String waits =
        line.waiting() == 0 || since == null
            ? messages.get("wipe.nothing-waits", seen)
            : messages.get("wipe.waits", seen, line.waiting(), Clocks.dayAndTime(since));
    return messages.get("wipe.lost", line.seatName(), name) + " " + waits + before(line);
  }

  private String before(SeatStores.Line line) {
    Long ordered = line.wipeOrderedMs();
    Long done = line.wipedMs();
    if (done != null) {
      return " " + messages.get("wipe.done-before", Clocks.dayAndTime(done));
    }
    return ordered == null
        ? ""
        : " " + messages.get("wipe.ordered-before", Clocks.dayAndTime(ordered));
  }

  /**
   * Has the store destroyed after what waits was sent, if that can be done within half a minute.
   */
  public void storeAfterDelivery() {
    order(new WipeRequest(clientId, null, true));
  }

  /** Has the store destroyed at once: for a computer that was stolen. */
  public void storeAtOnce() {
    order(new WipeRequest(clientId, null, false));
  }

  /** Has what this person has destroyed on every seat: for somebody who left. */
  public void person() {
    order(new WipeRequest(null, agentId, true));
  }

  private void order(WipeRequest request) {
    if (!asking.get()) {
      return;
    }
    asking.set(false);
    var _ =
        centre
            .ask(CentreQuestion.post(Protocol.WIPES, request, SeatStores.class))
            .thenAccept(reply -> sentence.set(said(reply)));
  }

  private String said(Reply<SeatStores> reply) {
    return switch (reply) {
      case Reply.Ok<SeatStores> _ -> messages.get("wipe.ordered", name);
      case Reply.Refused<SeatStores>(int _, String code) -> messages.get("wipe.refused", code);
      case Reply.Unreachable<SeatStores> _ -> messages.get("wipe.no-server");
    };
  }
}
