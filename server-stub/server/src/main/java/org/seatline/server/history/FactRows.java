package org.seatline.server.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Wire;
import org.seatline.server.acd.Fact;
import org.seatline.server.store.HistoryRows;
import org.seatline.server.store.HistoryTable;

/** Lays facts out in tables. */
final class FactRows {
  /** The written name of each kind of fact. */
  private static final ClassValue<String> TYPES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> kind) {
          return Stream.of(Fact.class.getAnnotation(JsonSubTypes.class).value())
              .filter(type -> type.value().equals(kind))
              .map(JsonSubTypes.Type::name)
              .findFirst()
              .orElseThrow();
        }
      };

  private FactRows() {}

  static void add(HistoryRows rows, String journal, long id, Fact fact) {
    rows.fact(
        new HistoryRows.Row(
            journal, id, fact.atMs(), TYPES.get(fact.getClass()), Wire.encode(fact)));
    switch (fact) {
      case Fact.CallStarted f ->
          rows.callStarted(f.callId(), f.callerNumber(), f.atMs(), f.drill());
      case Fact.QueueEntered f -> queueEntered(rows, f);
      case Fact.Decided f -> decided(rows, journal, f);
      case Fact.OfferClosed f -> offerClosed(rows, journal, f);
      case Fact.CallAnswered f ->
          rows.segmentAnswered(
              new HistoryRows.AnsweredSegment(
                  f.callId(), f.segment(), f.agentId(), f.offeredAtMs(), f.atMs(), f.waitMs()));
      case Fact.SegmentClosed f -> segmentClosed(rows, f);
      case Fact.CallClosed f -> callClosed(rows, f);
      case Fact.WrapUpClosed f -> wrapUpClosed(rows, journal, id, f);
      case Fact.DispositionGiven f ->
          rows.disposition(
              new HistoryRows.Disposition(f.callId(), f.agentId(), f.disposition(), f.atMs()));
      // No tables of their own: the journal has them.
      case Fact.KeptFor _ -> {}
      case Fact.KeptOver _ -> {}
      case Fact.StateForced _ -> {}
      case Fact.LastCallSet _ -> {}
      case Fact.Overflowed _ -> {}
      case Fact.VoicemailLeft _ -> {}
      case Fact.CallbackTaken _ -> {}
      case Fact.CallbackTried _ -> {}
      case Fact.CallbackMoved _ -> {}
      case Fact.Transferred _ -> {}
      case Fact.ConsultBegun _ -> {}
      case Fact.ConsultClosed _ -> {}
      case Fact.ConferenceChanged _ -> {}
      case Fact.OutsideTried _ -> {}
      case Fact.DoorMoved _ -> {}
      case Fact.SeatStateClosed f -> seatStateClosed(rows, journal, id, f);
    }
  }

  private static void queueEntered(HistoryRows rows, Fact.QueueEntered f) {
    rows.segmentOpened(
        new HistoryRows.OpenedSegment(
            f.callId(), f.segment(), f.queueId(), f.cause(), f.priority(), f.digit(), f.atMs()));
  }

  private static void segmentClosed(HistoryRows rows, Fact.SegmentClosed f) {
    rows.segmentClosed(
        new HistoryRows.ClosedSegment(
            f.callId(),
            f.segment(),
            name(f.outcome()),
            name(f.endedBy()),
            f.atMs(),
            f.waitMs(),
            f.talkMs(),
            f.holdMs()));
  }

  private static void callClosed(HistoryRows rows, Fact.CallClosed f) {
    rows.callClosed(
        new HistoryRows.ClosedCall(
            f.callId(),
            f.callerNumber(),
            f.arrivedAtMs(),
            f.atMs(),
            f.segments(),
            name(f.outcome()),
            name(f.endedBy()),
            f.why()));
  }

  private static void wrapUpClosed(HistoryRows rows, String journal, long id, Fact.WrapUpClosed f) {
    rows.insert(
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
  }

  private static void seatStateClosed(
      HistoryRows rows, String journal, long id, Fact.SeatStateClosed f) {
    rows.insert(
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

  private static void decided(HistoryRows rows, String journal, Fact.Decided f) {
    rows.insert(
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

  private static void offerClosed(HistoryRows rows, String journal, Fact.OfferClosed f) {
    rows.insert(
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

  private static String name(@Nullable Enum<?> value) {
    return value == null ? "" : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
