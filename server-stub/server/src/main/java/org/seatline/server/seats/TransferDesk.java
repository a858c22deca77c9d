package org.seatline.server.seats;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Handover;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.TransferTarget;
import org.seatline.protocol.Wire;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.TransferTo;
import org.seatline.server.journal.AcdRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what agents say of handing over and asking to the routing core. Any thread. */
final class TransferDesk {
  private static final Logger LOG = LoggerFactory.getLogger(TransferDesk.class);

  private final AcdRunner core;
  private final TargetBoard targets;

  TransferDesk(AcdRunner core, TargetBoard targets) {
    this.core = core;
    this.targets = targets;
  }

  void transfer(SeatChannel channel, SeatMessage.Transfer m) {
    if (isRefused(channel, "transfer", m.target())) {
      return;
    }
    String handover = Wire.encode(signed(channel, m.handover()));
    tell(
        channel,
        "transfer",
        new Event.CallTransferred(
            core.nowMs(), m.callId(), channel.agentId(), target(m.target()), handover));
  }

  void consult(SeatChannel channel, SeatMessage.Consult m) {
    if (isRefused(channel, "consult", m.target())) {
      return;
    }
    String handover = Wire.encode(signed(channel, m.handover()));
    tell(
        channel,
        "consult",
        new Event.ConsultAsked(
            core.nowMs(), m.callId(), channel.agentId(), target(m.target()), handover));
  }

  void handOver(SeatChannel channel, SeatMessage.ConsultHandOver m) {
    String handover = Wire.encode(signed(channel, m.handover()));
    tell(
        channel,
        "consult-hand-over",
        new Event.ConsultHandedOver(core.nowMs(), m.callId(), channel.agentId(), handover));
  }

  void end(SeatChannel channel, SeatMessage.ConsultEnd m) {
    tell(
        channel,
        "consult-end",
        new Event.ConsultEnded(core.nowMs(), m.callId(), channel.agentId()));
  }

  void conference(SeatChannel channel, SeatMessage.Conference m) {
    tell(
        channel,
        "conference",
        new Event.ConferenceSet(core.nowMs(), m.callId(), channel.agentId(), m.on()));
  }

  void watch(SeatChannel channel, boolean on) {
    channel.watchTargets(on);
    if (on) {
      Outcomes.whenDone(
          core.ask(
              view -> {
                targets.begin(view, channel);
                return true;
              }),
          (ok, failure) -> {
            if (failure != null) {
              LOG.warn("no targets for {}: {}", channel.agentId(), failure.getMessage());
            }
          });
    }
  }

  private boolean isRefused(SeatChannel channel, String about, TransferTarget target) {
    String why = targets.refusal(target);
    if (why != null) {
      channel.send(new ServerMessage.Refused(why, about));
    }
    return why != null;
  }

  /** Who hands over is known here; nobody may say it for another. */
  private static Handover signed(SeatChannel channel, Handover said) {
    String note = said.note();
    int length = Math.min(note.length(), Handover.NOTE_MAX_CHARS);
    return new Handover(
        channel.agentId(),
        channel.session().person().name(),
        note.substring(0, length),
        said.customerId(),
        said.ticket());
  }

  private static TransferTo target(TransferTarget target) {
    return switch (target) {
      case TransferTarget.Seat seat -> TransferTo.seat(seat.agentId());
      case TransferTarget.Queue queue -> TransferTo.queue(queue.queueId());
      case TransferTarget.Outside outside -> TransferTo.number(outside.number());
    };
  }

  /** What moves along with a call, or null when nothing does. */
  static @Nullable Handover read(@Nullable String handover) {
    if (handover == null) {
      return null;
    }
    try {
      return Wire.decode(handover, Handover.class);
    } catch (MalformedMessageException e) {
      LOG.warn("what moves along with a call cannot be read: {}", e.getMessage());
      return null;
    }
  }

  private void tell(SeatChannel channel, String about, Event event) {
    Outcomes.whenDone(
        core.submit(event),
        (done, failure) -> {
          if (failure != null) {
            LOG.warn("event of {} was not taken: {}", channel.agentId(), failure.getMessage());
            channel.send(new ServerMessage.Refused("busy", about));
          }
        });
  }
}
