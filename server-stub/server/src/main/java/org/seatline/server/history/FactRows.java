package org.seatline.server.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Wire;
import org.seatline.server.acd.Fact;
import org.seatline.server.store.History;
import org.seatline.server.store.HistoryTable;

/** Lays facts out in tables. */
final class FactRows {
  private FactRows() {}

  static void write(History history, String journal, long id, Fact fact) {
    String body = Wire.encode(fact);
    history.add(new History.Row(journal, id, fact.atMs(), typeOf(fact), body));
    switch (fact) {
      case Fact.CallStarted f ->
          history.callStarted(f.callId(), f.callerNumber(), f.atMs(), f.drill());
      case Fact.QueueEntered f ->
          history.segmentOpened(
              f.callId(), f.segment(), f.queueId(), f.cause(), f.priority(), f.digit(), f.atMs());
      case Fact.Decided f -> decided(history, journal, f);
      case Fact.OfferClosed f -> offerClosed(history, journal, f);
      case Fact.CallAnswered f ->
          history.segmentAnswered(
              f.callId(), f.segment(), f.agentId(), f.offeredAtMs(), f.atMs(), f.waitMs());
      case Fact.SegmentClosed f ->
          history.segmentClosed(
              f.callId(),
              f.segment(),
              name(f.outcome()),
              name(f.endedBy()),
              f.atMs(),
              f.waitMs(),
              f.talkMs(),
              f.holdMs());
      case Fact.CallClosed f ->
          history.callClosed(
              f.callId(),
              f.callerNumber(),
              f.arrivedAtMs(),
              f.atMs(),
              f.segments(),
              name(f.outcome()),
              name(f.endedBy()),
              f.why());
      case Fact.WrapUpClosed f ->
          history.insert(
              HistoryTable.WRAP_UPS,
              journal,
              id,
              f.callId(),
              f.queueId(),
              f.agentId(),
              f.startedAtMs(),
              f.atMs(),
              f.wrapUpMs(),
              f.disposition());
      case Fact.DispositionGiven f ->
          history.disposition(f.callId(), f.agentId(), f.disposition(), f.atMs());
      // No tables of their own: the journal has them.
      case Fact.KeptFor _ -> {}
      case Fact.KeptOver _ -> {}
      case Fact.StateForced _ -> {}
      case Fact.Overflowed _ -> {}
      case Fact.VoicemailLeft _ -> {}
      case Fact.DoorMoved _ -> {}
      case Fact.SeatStateClosed f ->
          history.insert(
              HistoryTable.SEAT_INTERVALS,
              journal,
              id,
              f.agentId(),
              f.state(),
              f.reason(),
              f.sinceMs(),
              f.atMs(),
              f.durationMs());
    }
  }

  private static void decided(History history, String journal, Fact.Decided f) {
    history.insert(
        HistoryTable.DECISIONS,
        journal,
        f.offerId(),
        f.callId(),
        f.queueId(),
        f.agentId(),
        f.atMs(),
        f.strategy(),
        f.candidates(),
        f.waiting(),
        f.because());
  }

  private static void offerClosed(History history, String journal, Fact.OfferClosed f) {
    history.insert(
        HistoryTable.OFFERS,
        journal,
        f.offerId(),
        f.callId(),
        f.segment(),
        f.queueId(),
        f.agentId(),
        f.offeredAtMs(),
        f.atMs(),
        name(f.outcome()));
  }

  /** Reads a fact back, empty when it is of a kind that this version does not know. */
  static Optional<Fact> read(String body) {
    try {
      return Optional.of(Wire.decode(body, Fact.class));
    } catch (MalformedMessageException e) {
      return Optional.empty();
    }
  }

  private static String typeOf(Fact fact) {
    JsonNode type = Wire.mapper().valueToTree(fact).get("type");
    return type.asText();
  }

  private static String name(@Nullable Enum<?> value) {
    return value == null ? "" : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
