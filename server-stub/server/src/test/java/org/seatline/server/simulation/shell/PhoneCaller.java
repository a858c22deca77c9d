package org.seatline.server.simulation.shell;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;

/**
 * A caller on the trunk: dials, presses keys, listens, loses patience, is called back, or is cut
 * off.
 */
final class PhoneCaller implements CallListener {
  private static final int KEYS = 3;

  /** An answer that takes longer than 32 s is none (RFC 3261 section 17.1.1.2). */
  private static final int NEARLY_TOO_LATE_MS = 28_000;

  private final ShellWorld world;
  private final String number;
  private final SimPhone phone;
  private @Nullable Call call;
  private String mediaTo = "";
  private boolean established;
  private boolean over;
  private boolean hungUp;
  private @Nullable CalledBack calledBack;

  PhoneCaller(ShellWorld world, int index) {
    this.world = world;
    this.number = "1390000" + (1000 + index);
    this.phone =
        new SimPhone(world, "10.1." + index / 200 + "." + (1 + index % 200), number, this::rings);
  }

  String number() {
    return number;
  }

  String media() {
    return phone.media();
  }

  /** Where its voice goes and from where it hears. */
  String mediaTo() {
    return mediaTo;
  }

  /** On the line, by its own knowledge. */
  boolean onTheLine() {
    return established && !over && !phone.dead();
  }

  /** Whether it has hung up or was cut off, by itself. */
  boolean left() {
    return hungUp || phone.dead();
  }

  boolean over() {
    return over || phone.dead();
  }

  /** Whether its phone rings. */
  boolean rings() {
    CalledBack ringing = calledBack;
    return ringing != null && ringing.rings() && !phone.dead();
  }

  private void rings(IncomingCall incoming) {
    if (over && !rings()) {
      CalledBack ringing = new CalledBack(world, this, incoming);
      calledBack = ringing;
      ringing.ring();
    } else {
      incoming.reject(486);
    }
  }

  /** It was called back and has answered. */
  void talks(Call answered, String media) {
    call = answered;
    over = false;
    hungUp = false;
    established = true;
    mediaTo = media;
    world.watcher().callerMoved(this, mediaTo);
    later(20_000 + world.random().nextInt(60_000), this::loseePatience);
  }

  void dial() {
    Random random = world.random();
    call =
        phone
            .agent()
            .place(
                Destination.of(
                    "sip:95598@" + SimProcess.HOST + ":" + SimProcess.PORT,
                    "<sip:" + number + "@trunk.example>"),
                Sdp.of(phone.media(), "sendrecv"),
                SipHeaders.NONE,
                this);
    later(2_000 + random.nextInt(4_000), this::press);
    for (int i = 1; i <= KEYS; i++) {
      later(i * 6_000 + random.nextInt(8_000), this::press);
    }
    later(20_000 + random.nextInt(160_000), this::loseePatience);
    if (random.nextInt(25) == 0) {
      later(random.nextInt(90_000), this::cutOff);
    }
  }

  private void later(long ms, Runnable work) {
    world.agenda().after(ms, work);
  }

  private void press() {
    SimProcess server = world.server();
    if (onTheLine() && server != null) {
      server.media().press(mediaTo, phone.media(), world.random().nextBoolean() ? '1' : '2');
    }
  }

  private void loseePatience() {
    if (!world.watcher().talks(this) || world.random().nextInt(3) == 0) {
      hangUp();
    } else {
      later(20_000 + world.random().nextInt(20_000), this::loseePatience);
    }
  }

  void hangUp() {
    Call placed = call;
    if (!over() && placed != null) {
      hungUp = true;
      placed.hangUp();
    }
  }

  /** Most phones follow at once, some later, and a few when it is nearly too late. */
  private int howLongMs(int mood) {
    int longestMs = mood < 10 ? NEARLY_TOO_LATE_MS : mood < 18 ? 3_000 : 60;
    return world.random().nextInt(longestMs);
  }

  /** Nothing is heard of it any more. */
  void vanish() {
    phone.die();
  }

  private void cutOff() {
    if (!world.calm() && !over()) {
      phone.die();
    }
  }

  @Override
  public void answered(Call answered, SipResponse response, @Nullable String sdp) {
    established = true;
    mediaTo = Sdp.media(sdp);
    world.watcher().callerMoved(this, mediaTo);
  }

  @Override
  public void reinviteReceived(Call asked, @Nullable String offer) {
    Random random = world.random();
    int mood = world.calm() ? 99 : random.nextInt(100);
    if (offer == null || mood < 3) {
      asked.rejectReinvite(488);
    } else if (mood < 7) {
      hangUp(); // its phone ends the re-INVITE first
    } else {
      later(
          howLongMs(mood),
          () -> {
            if (!over()) {
              mediaTo = Sdp.media(offer);
              world.watcher().callerMoved(this, mediaTo);
              asked.answerReinvite(Sdp.answer(offer, phone.media()));
            }
          });
    }
  }

  @Override
  public void ended(Call ended, CallEnd end) {
    over = true;
    if (!hungUp) {
      world.watcher().callerEnded(this, end);
    }
  }
}
