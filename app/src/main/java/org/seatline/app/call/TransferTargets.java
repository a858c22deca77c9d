package org.seatline.app.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneMask;
import org.seatline.app.session.Company;
import org.seatline.app.session.DialTarget;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage.TargetQueue;
import org.seatline.protocol.ServerMessage.TargetSeat;
import org.seatline.protocol.ServerMessage.Targets;
import org.seatline.protocol.TransferTarget;

/** Makes a list to choose from of what the server says and of what is typed. */
final class TransferTargets {
  private static final int NUMBER_MIN_DIGITS = 3;

  private final Messages messages;
  private Targets told = new Targets(List.of(), List.of(), false);
  private long toldNanos;

  TransferTargets(Messages messages) {
    this.messages = messages;
  }

  /** The server says who is there. */
  void tell(Targets targets, long nowNanos) {
    told = targets;
    toldNanos = nowNanos;
  }

  /**
   * Everything that matches.
   *
   * @param dialled what the text is when it is dialled; empty for what is no number
   */
  List<TransferChoice> matching(
      String text, Optional<DialTarget> dialled, SeatSnapshot.@Nullable Person person) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    List<TransferChoice> found = new ArrayList<>();
    String own = person == null ? "" : person.agent().agentId();
    told.seats().stream()
        .filter(seat -> !seat.agentId().equals(own) && matches(wanted, seat.name(), seat.agentId()))
        .forEach(seat -> found.add(seat(seat)));
    for (TargetQueue queue : told.queues()) {
      LocalizedText name = queueName(person, queue.queueId());
      if (matches(wanted, name, queue.queueId())) {
        found.add(queue(queue, name));
      }
    }
    found.sort(TransferChoice.BEST_FIRST);
    if (told.numbersAllowed()) {
      dialled
          .filter(TransferTargets::isWhole)
          .ifPresent(number -> found.add(number(number, person)));
    }
    return found;
  }

  /** Whether it is a number of the telephone network, and not only digits. */
  private static boolean isWhole(DialTarget number) {
    return number.number().startsWith("+");
  }

  /** What there is to say when nothing matches: a key of the texts. */
  String nothing(String text) {
    long digits = text.chars().filter(Character::isDigit).count();
    boolean number = digits >= NUMBER_MIN_DIGITS && text.chars().noneMatch(Character::isLetter);
    if (!number) {
      return "transfer.none";
    }
    return told.numbersAllowed() ? "transfer.no-number" : "transfer.numbers-off";
  }

  private static boolean matches(String wanted, LocalizedText name, String id) {
    return wanted.isEmpty()
        || name.en().toLowerCase(Locale.ROOT).contains(wanted)
        || name.zh().contains(wanted)
        || id.toLowerCase(Locale.ROOT).startsWith(wanted);
  }

  private static LocalizedText queueName(SeatSnapshot.@Nullable Person person, String queueId) {
    var known = person == null ? null : person.queues().get(queueId);
    return known == null ? new LocalizedText(queueId, queueId) : known.name();
  }

  private TransferChoice seat(TargetSeat seat) {
    return new TransferChoice(
        new Company.Party(new TransferTarget.Seat(seat.agentId()), seat.name()),
        messages.of(seat.name()),
        seat.agentId(),
        messages.get("state." + seat.state().name().toLowerCase(Locale.ROOT).replace('_', '-')),
        seat.state(),
        toldNanos - seat.sinceMs() * 1_000_000,
        seat.state() == SeatStateName.READY);
  }

  private TransferChoice queue(TargetQueue queue, LocalizedText name) {
    return new TransferChoice(
        new Company.Party(new TransferTarget.Queue(queue.queueId()), name),
        messages.of(name),
        "",
        queueDetail(queue),
        null,
        null,
        queue.open());
  }

  private String queueDetail(TargetQueue queue) {
    if (!queue.open()) {
      return messages.get("transfer.queue-closed");
    }
    return queue.waiting() == 0
        ? messages.get("transfer.queue-empty", queue.readySeats())
        : messages.get(
            "transfer.queue",
            queue.waiting(),
            Clocks.duration(queue.longestWaitMs()),
            queue.readySeats());
  }

  private TransferChoice number(DialTarget number, SeatSnapshot.@Nullable Person person) {
    String shown = PhoneMask.text(person, number.number());
    return new TransferChoice(
        new Company.Party(
            new TransferTarget.Outside(number.number()), new LocalizedText(shown, shown)),
        shown,
        "",
        messages.get("transfer.outside"),
        null,
        null,
        true);
  }
}
