package org.seatline.app.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.ScriptOpening;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.document.MalformedDocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the agent will say first, while the call still rings. */
public final class RingPreviewViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(RingPreviewViewModel.class);
  private static final int SENTENCES_MAX = 4;

  /**
   * What is shown.
   *
   * @param queue what the call is about
   * @param sentences how the script begins; empty where there is none
   */
  public record Page(String queue, List<String> sentences) {}

  private final Seat seat;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<@Nullable Page> page = new ReadOnlyObjectWrapper<>();
  private String callId = "";

  /** Follows the seat from now on. */
  public RingPreviewViewModel(Seat seat, Messages messages) {
    this.seat = seat;
    this.messages = messages;
    seat.observe(this::follow);
  }

  /** What is shown, or null while nothing rings. */
  public ReadOnlyObjectProperty<@Nullable Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  private void follow(SeatSnapshot now) {
    CallView call = now.call();
    if (call == null || call.phase() != CallView.Phase.RINGING) {
      callId = "";
      page.set(null);
    } else if (!call.callId().equals(callId)) {
      callId = call.callId();
      begin(now, call);
    }
  }

  private void begin(SeatSnapshot now, CallView call) {
    SeatSnapshot.Person person = now.person();
    QueueInfo queue = person == null ? null : person.queues().get(call.queueId());
    if (queue == null) {
      page.set(new Page(call.queueId(), List.of()));
      return;
    }
    String name = messages.of(queue.name());
    page.set(new Page(name, List.of()));
    var _ =
        seat.desk().script(queue.scriptId()).thenAccept(found -> show(call.callId(), name, found));
  }

  private void show(String asked, String queue, Optional<JsonNode> script) {
    if (!asked.equals(callId) || script.isEmpty()) {
      return;
    }
    try {
      String language = messages.language().tag();
      page.set(new Page(queue, ScriptOpening.of(script.get(), language, SENTENCES_MAX)));
    } catch (MalformedDocumentException e) {
      // Who answers is told by the script's own pane; a preview can do without.
      LOG.warn("no preview of the script: {}", e.getMessage());
    }
  }
}
