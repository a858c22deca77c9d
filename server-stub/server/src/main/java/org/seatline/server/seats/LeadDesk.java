package org.seatline.server.seats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.Wire;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.ForcedState;
import org.seatline.server.acd.SeatState;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.store.Store;

/**
 * What leads and trainers may do: watch the floor, supervise, force states, send messages, start
 * drills. Every act is checked against the person's role and written into the audit trail. Called
 * on the asking seat's own thread; may wait for the database.
 */
final class LeadDesk {
  private static final int TEXT_MAX_CHARS = 1_000;
  private static final Set<String> IDLE = Set.of("signed-out", "not-ready");

  /** The seat is a plain SIP phone: nobody can listen in, and it has no screen for a drill. */
  private static final String PLAIN_PHONE = "plain-phone";

  private final AcdRunner core;
  private final Channels channels;
  private final Store store;
  private final Supervision supervision;
  private final DrillStarter drills;
  private final FloorBoard floor;

  LeadDesk(
      AcdRunner core,
      Channels channels,
      Store store,
      Supervision supervision,
      DrillStarter drills,
      FloorBoard floor) {
    this.core = core;
    this.channels = channels;
    this.store = store;
    this.supervision = supervision;
    this.drills = drills;
    this.floor = floor;
  }

  void watchFloor(SeatChannel channel, boolean on) {
    if (on && !channel.session().may(Role.LEAD) && !channel.session().may(Role.TRAINER)) {
      refuse(channel, "not-allowed", "watch-floor");
      return;
    }
    channel.watchFloor(on);
    floor.changed();
  }

  void supervise(SeatChannel channel, SeatMessage.Supervise message) {
    if (!channel.session().may(Role.LEAD)) {
      refuse(channel, "not-allowed", "supervise");
      return;
    }
    Outcomes.whenDone(
        core.ask(view -> view.seat(message.agentId())),
        (seat, failure) -> {
          String callId =
              seat != null && seat.state() instanceof SeatState.Talking talking
                  ? talking.callId()
                  : null;
          if (callId == null || seat == null) {
            refuse(channel, failure == null ? "not-talking" : "busy", "supervise");
          } else if (seat.phone() != null) {
            refuse(channel, PLAIN_PHONE, "supervise");
          } else if (!supervision.grant(channel, message, callId)) {
            refuse(channel, "not-connected", "supervise");
          }
        });
    audit(channel, "supervise", message.agentId(), message.mode().name());
  }

  void superviseEnd(SeatChannel channel, SeatMessage.SuperviseEnd message) {
    if (supervision.end(channel.agentId())) {
      audit(channel, "supervise-end", message.agentId(), "");
    }
  }

  void forceState(SeatChannel channel, SeatMessage.ForceState message) {
    ForcedState state =
        switch (message.state()) {
          case READY -> ForcedState.READY;
          case NOT_READY -> ForcedState.NOT_READY;
          case SIGNED_OUT -> ForcedState.SIGNED_OUT;
          case RESERVED, TALKING, WRAP_UP -> null;
        };
    if (!channel.session().may(Role.LEAD)) {
      refuse(channel, "not-allowed", "force-state");
    } else if (state == null) {
      refuse(channel, "wrong-state", "force-state");
    } else {
      audit(channel, "force-state", message.agentId(), state.name());
      submit(
          channel,
          "force-state",
          new Event.ForceState(
              core.nowMs(), message.agentId(), state, reason(message), channel.agentId()));
    }
  }

  private static String reason(SeatMessage.ForceState message) {
    String reason = message.reason();
    return message.state() == SeatStateName.SIGNED_OUT || reason == null
        ? SeatEffects.FORCED
        : reason;
  }

  /** A lead lets a seat finish what it does, or one call more, and then none. */
  void forceLastCall(SeatChannel channel, SeatMessage.ForceLastCall message) {
    String about = "force-last-call";
    if (!channel.session().may(Role.LEAD)) {
      refuse(channel, "not-allowed", about);
      return;
    }
    audit(channel, about, message.agentId(), message.reason());
    Outcomes.whenDone(
        core.ask(view -> view.seatState(message.agentId())),
        (state, failure) -> {
          if (state == null || IDLE.contains(state.state())) {
            refuse(channel, failure == null ? "wrong-state" : "busy", about);
          } else {
            submit(
                channel,
                about,
                new Event.SeatLastCall(
                    core.nowMs(), message.agentId(), false, message.reason(), channel.agentId()));
          }
        });
  }

  private void submit(SeatChannel channel, String about, Event event) {
    Outcomes.whenDone(
        core.submit(event),
        (done, failure) -> {
          if (failure != null) {
            refuse(channel, "busy", about);
          }
        });
  }

  void text(SeatChannel channel, SeatMessage.TextMessage message) {
    if (!channel.session().may(Role.LEAD) && !channel.session().may(Role.TRAINER)) {
      refuse(channel, "not-allowed", "text-message");
      return;
    }
    if (message.text().isBlank() || message.text().length() > TEXT_MAX_CHARS) {
      refuse(channel, "too-large", "text-message");
      return;
    }
    ServerMessage text =
        new ServerMessage.TextReceived(
            channel.agentId(), channel.session().person().name(), message.text(), core.nowMs());
    String to = message.toAgentId();
    if (to == null || to.isEmpty()) {
      channels.all().stream().filter(c -> c != channel).forEach(c -> c.send(text));
    } else if (!channels.send(to, text)) {
      refuse(channel, "not-connected", "text-message");
    }
    audit(channel, "text-message", to == null ? "*" : to, message.text());
  }

  void startDrill(SeatChannel channel, SeatMessage.StartDrill message) {
    if (!channel.session().may(Role.TRAINER)) {
      refuse(channel, "not-allowed", "start-drill");
      return;
    }
    Optional<String> body =
        store.inTransaction(tx -> tx.documents().body("drill", message.drillId()));
    if (body.isEmpty()) {
      refuse(channel, "unknown-drill", "start-drill");
      return;
    }
    audit(channel, "start-drill", message.agentId(), message.drillId());
    Outcomes.whenDone(
        core.ask(view -> view.seat(message.agentId())),
        (seat, failure) -> {
          if (seat == null || !(seat.state() instanceof SeatState.Ready)) {
            refuse(channel, "seat-not-ready", "start-drill");
          } else if (seat.phone() != null) {
            refuse(channel, PLAIN_PHONE, "start-drill");
          } else {
            start(channel, message, tree(body.get()));
          }
        });
  }

  private void start(SeatChannel channel, SeatMessage.StartDrill message, JsonNode document) {
    Outcomes.whenDone(
        drills.start(message.drillId(), document, message.agentId()),
        (refusal, failure) -> {
          if (refusal == null) {
            refuse(channel, "drill-failed", "start-drill");
          } else {
            refusal.ifPresent(code -> refuse(channel, code, "start-drill"));
          }
        });
  }

  private static JsonNode tree(String body) {
    try {
      return Wire.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored drill is not JSON", e);
    }
  }

  private static void refuse(SeatChannel channel, String code, String about) {
    channel.send(new ServerMessage.Refused(code, about));
  }

  private void audit(SeatChannel channel, String action, String subject, String detail) {
    store.useTransaction(
        tx -> tx.housekeeping().audit(core.nowMs(), channel.agentId(), action, subject, detail));
  }
}
