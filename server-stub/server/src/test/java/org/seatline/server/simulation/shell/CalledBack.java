package org.seatline.server.simulation.shell;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.IncomingCall;

/** A caller's phone that is called back: answered, refused or left alone; the server may die. */
final class CalledBack implements CallListener {
  private final ShellWorld world;
  private final PhoneCaller caller;
  private final IncomingCall incoming;
  private boolean rings = true;
  private boolean answered;

  CalledBack(ShellWorld world, PhoneCaller caller, IncomingCall incoming) {
    this.world = world;
    this.caller = caller;
    this.incoming = incoming;
  }

  void ring() {
    incoming.listen(this);
    Random random = world.random();
    if (random.nextInt(4) == 0) {
      world.killWithin(random.nextInt(40)); // the server has dialled, and hears of it or not
    }
    incoming.ring();
    int mood = random.nextInt(100); // mostly at the end: who waits goes before whom we call back
    if (mood < 55) {
      world.agenda().after(200 + random.nextInt(4_000), this::answer);
    } else if (mood < 70) {
      world.agenda().after(random.nextInt(3_000), this::refuse);
    }
  }

  /** Whether nobody has picked it up yet. */
  boolean rings() {
    return rings;
  }

  private void answer() {
    if (rings && caller.over()) {
      rings = false;
      answered = true;
      incoming.answer(Sdp.of(caller.media(), "sendrecv"));
    }
  }

  private void refuse() {
    if (rings) {
      rings = false;
      incoming.reject(486);
    }
  }

  @Override
  public void confirmed(Call call, @Nullable String sdp) {
    caller.talks(call, Sdp.media(incoming.offer()));
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String offer) {
    caller.reinviteReceived(call, offer);
  }

  @Override
  public void ended(Call call, CallEnd end) {
    rings = false;
    if (answered) {
      caller.ended(call, end);
    }
  }
}
