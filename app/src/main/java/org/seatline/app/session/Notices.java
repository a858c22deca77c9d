package org.seatline.app.session;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatNotice.Level;
import org.seatline.protocol.ServerMessage;

/** The notices of the seat core; the sentences are in the bundles under the same keys. */
final class Notices {
  static final SeatNotice NOTHING_TO_ANSWER = info("S101", "seat.nothing-to-answer");
  static final SeatNotice NO_CALL = info("S102", "seat.no-call");
  static final SeatNotice NOT_SIGNED_IN = info("S103", "seat.not-signed-in");
  static final SeatNotice ALREADY_SIGNED_IN = info("S104", "seat.already-signed-in");
  static final SeatNotice SIGN_OUT_IN_CALL = info("S105", "seat.sign-out-in-call");
  static final SeatNotice NO_WRAP_UP = info("S106", "seat.no-wrap-up");
  static final SeatNotice NEEDS_SERVER = info("S107", "seat.needs-server");
  static final SeatNotice BUSY_FOR_SUPERVISION = info("S108", "seat.supervise-while-busy");
  static final SeatNotice LOCKS_AFTER_CALL = info("S109", "seat.locks-after-call");
  static final SeatNotice LOCKED = info("S110", "seat.locked");
  static final SeatNotice CONNECT_FAILED = warning("S201", "seat.connect-failed");
  static final SeatNotice HOLD_FAILED = warning("S202", "seat.hold-failed");
  static final SeatNotice CALL_LOST = warning("S203", "seat.call-lost");
  static final SeatNotice CALLER_SILENT = warning("S204", "seat.caller-silent");
  static final SeatNotice CALLER_GONE_ALONE = info("S205", "seat.caller-gone-alone");
  static final SeatNotice MEDIA_REFUSED = warning("S206", "seat.media-refused");
  static final SeatNotice PLAIN_REFUSED = info("S207", "seat.plain-refused");
  static final SeatNotice RESUME_NEEDS_SERVER = info("S217", "seat.resume-needs-server");
  static final SeatNotice RESUME_FAILED = warning("S209", "seat.resume-failed");
  static final SeatNotice GIVEN_BACK = warning("S210", "seat.given-back");
  static final SeatNotice ENDED_MEANWHILE = info("S211", "seat.ended-meanwhile");
  static final SeatNotice LEFT_RINGING = info("S212", "seat.left-ringing");
  static final SeatNotice LEFT_TALK_LOST = warning("S213", "seat.left-talk-lost");
  static final SeatNotice LEFT_LINE_UNANSWERED = info("S607", "seat.left-line-unanswered");
  static final SeatNotice LEFT_LINE_LOST = warning("S608", "seat.left-line-lost");
  static final SeatNotice LEFT_LINE_ENDED = warning("S609", "seat.left-line-ended");
  static final SeatNotice LEFT_WRAP_UP = info("S214", "seat.left-wrap-up");
  static final SeatNotice WENT_ON_WAITING = info("S215", "seat.went-on-waiting");
  static final SeatNotice ALONE = warning(SeatNotice.ALONE, "seat.alone");
  static final SeatNotice BACK_IN_STEP = info("S302", "seat.back-in-step");
  static final SeatNotice RECORDING_FAILED = alarm("S303", "seat.recording-failed");
  static final SeatNotice RECORDING_REFUSED = alarm("S308", "seat.recording-refused");
  static final SeatNotice SUPERVISION_ENDED = info("S304", "seat.supervision-ended");

  static final SeatNotice NOT_OVER_LINE = info("S701", "seat.hand-over-not-over-line");
  static final SeatNotice ONE_CONSULT = info("S702", "seat.one-consult");
  static final SeatNotice NO_CONSULT = info("S703", "seat.no-consult");
  static final SeatNotice CONSULT_LOST = warning("S704", "seat.consult-lost");
  static final SeatNotice CALLER_GONE_CONSULT = info("S705", "seat.caller-gone-consult");

  static final SeatNotice RESUME_LATER = warning("S208", "seat.resume-later");
  static final SeatNotice NO_LINE = info("S601", "seat.line-none");
  static final SeatNotice LINE_ONLY_ALONE = info("S602", "seat.line-only-alone");
  static final SeatNotice LINE_BUSY = info("S603", "seat.line-busy");
  static final SeatNotice NOT_A_NUMBER = info("S606", "seat.not-a-number");
  static final SeatNotice SIGNED_IN_ALONE =
      warning(SeatNotice.SIGNED_IN_ALONE, "seat.signed-in-alone");
  static final SeatNotice KEY_BEGUN_ANEW = warning("S502", "seat.key-begun-anew");
  static final SeatNotice KEY_NOT_KEPT = alarm("S503", "seat.key-not-kept");

  static final SeatNotice CENTRE_CHANGED = info(SeatNotice.CENTRE_CHANGED, "seat.centre-changed");

  /** Codes of refusals that have a sentence. */
  private static final Set<String> EXPLAINED =
      Set.of(
          "plain-phone",
          "not-talking",
          "not-connected",
          "not-allowed",
          "seat-not-ready",
          "wrong-state",
          "busy",
          "no-such-target",
          "closed",
          "no-line",
          "wrong-number",
          "number-not-allowed");

  private static final Set<String> CONSULT_CAUSES =
      Set.of("busy", "no-answer", "refused", "no-line", "wrong-number", "unreachable");

  private Notices() {}

  /** Where the caller of a talk is whose seat came back too late. */
  static SeatNotice wentOn(ServerMessage.CallWentOn news) {
    String with = news.agentId();
    if (ServerMessage.CallWentOn.SERVED.equals(news.where()) && with != null) {
      return new SeatNotice(Level.INFO, "S216", "seat.went-on-served", List.of(with));
    }
    return ServerMessage.CallWentOn.WAITING.equals(news.where())
        ? WENT_ON_WAITING
        : ENDED_MEANWHILE;
  }

  static SeatNotice notRegistered(int status) {
    return new SeatNotice(
        Level.WARNING, "S305", "seat.phone-not-registered", List.of(Integer.toString(status)));
  }

  static SeatNotice lineNotRegistered(int status) {
    return new SeatNotice(
        Level.WARNING, "S605", "seat.line-not-registered", List.of(Integer.toString(status)));
  }

  /** Why somebody who was called did not answer, as a word for books. */
  static String reached(int status) {
    return switch (status) {
      case 486, 600 -> "busy";
      case 603, 403, 433 -> "refused";
      case 404, 410, 484, 604 -> "no-such-number";
      case 408, 480, 487 -> "no-answer";
      default -> "failed";
    };
  }

  /** The same in a sentence. */
  static SeatNotice notReached(int status, String number) {
    return new SeatNotice(
        Level.WARNING, "S604", "seat.not-reached." + reached(status), List.of(number));
  }

  /** A refusal that people meet has a sentence of its own; the others name their codes. */
  static SeatNotice refused(String code, String about) {
    return EXPLAINED.contains(code)
        ? warning(SeatNotice.REFUSED, "seat.refused." + code)
        : new SeatNotice(Level.WARNING, SeatNotice.REFUSED, "seat.refused", List.of(about, code));
  }

  /** A colleague is asked no more: hung up, or was not reached. */
  static SeatNotice consultOver(String state, @Nullable String cause) {
    if (state.equals("ended")) {
      return info("S706", "seat.consult-ended");
    }
    String why = cause != null && CONSULT_CAUSES.contains(cause) ? cause : "unreachable";
    return warning("S707", "seat.consult-failed." + why);
  }

  /** How much room the disk has, and what is given up. */
  static SeatNotice disk(DiskState disk) {
    Level level =
        switch (disk.level()) {
          case ROOM -> Level.INFO;
          case LOW -> Level.WARNING;
          case NO_RECORDINGS, NO_COPY, RESERVE, NOT_SAVING -> Level.ALARM;
        };
    String key =
        switch (disk.level()) {
          case ROOM -> "seat.disk-room";
          case LOW -> "seat.disk-low";
          case NO_RECORDINGS -> "seat.disk-no-recordings";
          case NO_COPY -> "seat.disk-no-copy";
          case RESERVE -> "seat.disk-reserve";
          case NOT_SAVING -> "seat.disk-not-saving";
        };
    return new SeatNotice(level, "S507", key, List.of(Long.toString(disk.freeMb())));
  }

  static SeatNotice signedOut(String cause) {
    String key =
        switch (cause) {
          case "forced" -> "seat.signed-out-forced";
          case "removed" -> "seat.signed-out-removed";
          case "last-call" -> "seat.signed-out-last-call";
          case "elsewhere" -> "seat.signed-out-elsewhere";
          default -> "seat.signed-out-expired";
        };
    return new SeatNotice(Level.ALARM, "S403", key, List.of());
  }

  private static SeatNotice info(String code, String key) {
    return new SeatNotice(Level.INFO, code, key, List.of());
  }

  private static SeatNotice warning(String code, String key) {
    return new SeatNotice(Level.WARNING, code, key, List.of());
  }

  private static SeatNotice alarm(String code, String key) {
    return new SeatNotice(Level.ALARM, code, key, List.of());
  }
}
