package org.seatline.softphone.sip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipResponse;

/** Writes down what it hears, and lets a test wait for it. */
class RecordingListener implements CallListener {
  static final long WAIT_MAX_MS = 15_000;

  private final List<String> heard = new ArrayList<>();
  volatile @Nullable CallEnd end;
  volatile @Nullable String lastSdp;

  synchronized void note(String what) {
    heard.add(what);
    notifyAll();
  }

  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  /** Waits until something that starts with this text has been heard as often as wanted. */
  synchronized void await(String start, int times) throws InterruptedException {
    long end = System.nanoTime() + WAIT_MAX_MS * 1_000_000;
    while (heard.stream().filter(h -> h.startsWith(start)).count() < times) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("no '" + start + "' x" + times + " in " + heard);
      }
      wait(left);
    }
  }

  void await(String start) throws InterruptedException {
    await(start, 1);
  }

  @Override
  public void progress(Call call, SipResponse response) {
    note("progress " + response.status());
  }

  @Override
  public void answered(Call call, SipResponse response, @Nullable String sdp) {
    lastSdp = sdp;
    note("answered");
  }

  @Override
  public void confirmed(Call call, @Nullable String sdp) {
    note("confirmed" + (sdp == null ? "" : " with sdp"));
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String offer) {
    lastSdp = offer;
    note("reinvite");
    call.answerReinvite(Sdps.audio(40_001));
  }

  @Override
  public void reinviteAnswered(Call call, @Nullable String sdp) {
    lastSdp = sdp;
    note("reinvited");
  }

  @Override
  public void reinviteFailed(Call call, int status) {
    note("reinvite failed " + status);
  }

  @Override
  public void info(Call call, String contentType, String body) {
    note("info " + body);
  }

  @Override
  public void rejected(Call call, String why) {
    note("rejected " + why);
  }

  @Override
  public void ended(Call call, CallEnd callEnd) {
    end = callEnd;
    note("ended " + callEnd.cause());
  }
}
