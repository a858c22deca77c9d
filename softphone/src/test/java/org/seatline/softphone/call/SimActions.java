package org.seatline.softphone.call;

import java.util.Random;

/** What applications and strangers do to a node, sensible or not. */
final class SimActions {
  private SimActions() {}

  static void something(SimNode node, Random random) {
    switch (random.nextInt(18)) {
      case 0 -> node.apply(new CallEvent.HangUp(SipHeaders.NONE));
      case 1, 2, 3, 4 -> node.apply(new CallEvent.Reinvite("r=" + random.nextInt(1_000)));
      case 5 -> node.apply(new CallEvent.Reinvite(null));
      case 6 -> node.apply(new CallEvent.SendInfo("text/plain", "x"));
      case 7 -> node.apply(new CallEvent.Acknowledge("k=1"));
      case 8 -> node.apply(new CallEvent.AnswerReinvite("a=1"));
      case 9 -> node.apply(new CallEvent.Answer("late=1", SipHeaders.NONE));
      case 10 -> node.apply(new CallEvent.Tick());
      case 11 -> stranger(node, "INFO", 0, random);
      case 12 -> stranger(node, random.nextBoolean() ? "OPTIONS" : "REFER", 50, random);
      case 13 -> stranger(node, random.nextBoolean() ? "UPDATE" : "PRACK", 50, random);
      case 14 -> stranger(node, "CANCEL", 90, random);
      case 15 -> node.apply(new CallEvent.RejectReinvite(488));
      case 16 -> node.apply(new CallEvent.CredentialsSupplied(SipHeaders.NONE));
      default -> node.apply(new CallEvent.TransactionFailed("INVITE", 4_711, 408));
    }
  }

  /** A request that the peer never sent; a number far ahead would block the peer's own. */
  private static void stranger(SimNode node, String method, int ahead, Random random) {
    if (!(node.state instanceof Established established) || node.down) {
      return;
    }
    Dialog dialog = established.dialog();
    long cseq = ahead == 0 ? 0 : method.equals("CANCEL") ? dialog.remoteSeq() + 90 : 0;
    SipHeaders headers =
        SipHeaders.of(
            "From", dialog.remote() + ";tag=" + dialog.remoteTag(),
            "To", dialog.local() + ";tag=" + dialog.localTag(),
            "Call-ID", dialog.callId(),
            "CSeq", cseq + " " + method);
    var request = new SipRequest(method, "sip:x@sim", headers, "");
    String transaction = method + "|stranger" + random.nextInt() + "|?";
    node.apply(new CallEvent.RequestReceived(transaction, request));
  }

  /** What a usual application does upon a report. */
  static void react(SimNode node, CallReport report, Random random) {
    SimWorld world = node.world;
    long soon = world.nowMs + random.nextInt(3_000);
    switch (report) {
      case CallReport.Offered offered -> {
        world.at(
            world.nowMs + random.nextInt(500),
            () -> node.apply(new CallEvent.Ring(180, SipHeaders.NONE, null)));
        int fate = random.nextInt(10);
        if (fate < 7) {
          world.at(soon, () -> node.apply(new CallEvent.Answer("b=1", SipHeaders.NONE)));
        } else if (fate < 9) {
          boolean forked = node.peers.getFirst().peers.size() > 1; // a proxy holds a 401 back then
          int status = !forked && random.nextInt(3) == 0 ? 401 : 486;
          world.at(soon, () -> node.apply(new CallEvent.Reject(status, SipHeaders.NONE)));
        }
      }
      case CallReport.ReinviteReceived received -> {
        int fate = random.nextInt(20);
        if (fate < 15) {
          world.at(soon, () -> node.apply(new CallEvent.AnswerReinvite("ra=1")));
        } else if (fate < 19) {
          world.at(soon, () -> node.apply(new CallEvent.RejectReinvite(488)));
        }
      }
      case CallReport.Answered(SipResponse r, String s, boolean owed) -> acknowledge(node, owed);
      case CallReport.ReinviteAnswered(String s, boolean owed) -> acknowledge(node, owed);
      default -> {}
    }
  }

  private static void acknowledge(SimNode node, boolean owed) {
    Random random = node.world.random;
    if (owed && random.nextInt(10) > 0) {
      long soon = node.world.nowMs + random.nextInt(2_000);
      node.world.at(soon, () -> node.apply(new CallEvent.Acknowledge("k=2")));
    }
  }
}
