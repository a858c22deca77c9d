package org.seatline.server.simulation.shell;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Credentials;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.RegistrationHandle;

/** The telephone of a seat: rings, is answered, refused or left alone; talks, holds, hangs up. */
final class PhoneSeat {
  private static final int REGISTERED_SECONDS = 60;
  private static final int HELLO_MAX_MS = 90_000;

  /** What the seat's program wants to know. */
  interface Owner {
    void ended(String callId, CallEnd end);
  }

  private final ShellWorld world;
  private final String agentId;
  private final SimPhone phone;
  private final Owner owner;
  private final RegistrationHandle registration;
  private @Nullable Leg leg;

  /** One call at the seat. */
  final class Leg implements CallListener {
    final String callId;
    final String offerId;
    final String number;
    final IncomingCall incoming;
    final long sinceMs = world.agenda().nowMs();
    final int patienceMs;
    String mediaTo;
    boolean answered;
    boolean established;
    boolean held;

    private Leg(IncomingCall incoming) {
      this.incoming = incoming;
      this.callId = incoming.invite().headers().firstOr(Protocol.SIP_HEADER_CALL, "");
      this.offerId = incoming.invite().headers().firstOr(Protocol.SIP_HEADER_OFFER, "");
      this.number = HeaderText.user(HeaderText.uri(incoming.invite().from()));
      this.mediaTo = Sdp.media(incoming.offer());
      this.patienceMs =
          world.random().nextInt(4) == 0 ? world.random().nextInt(HELLO_MAX_MS) : HELLO_MAX_MS;
    }

    @Override
    public void confirmed(Call call, @Nullable String sdp) {
      established = true;
    }

    @Override
    public void reinviteReceived(Call call, @Nullable String offer) {
      if (offer == null) {
        call.rejectReinvite(488);
      } else {
        mediaTo = Sdp.media(offer);
        call.answerReinvite(Sdp.answer(offer, phone.media()));
      }
    }

    @Override
    public void reinviteAnswered(Call call, @Nullable String sdp) {
      if (!held) {
        mediaTo = Sdp.media(sdp);
      }
    }

    @Override
    public void ended(Call call, CallEnd end) {
      if (this.equals(leg)) {
        leg = null;
        if (answered) {
          owner.ended(callId, end);
        }
      }
    }
  }

  PhoneSeat(ShellWorld world, String agentId, String host, Owner owner) {
    this.world = world;
    this.agentId = agentId;
    this.owner = owner;
    this.phone = new SimPhone(world, host, agentId, this::rings);
    this.registration =
        phone
            .agent()
            .register(
                "sip:" + SimProcess.HOST + ":" + SimProcess.PORT,
                new Credentials(agentId, agentId),
                REGISTERED_SECONDS,
                status -> {});
  }

  String media() {
    return phone.media();
  }

  /** The call that it has, or null. */
  @Nullable Leg leg() {
    return phone.dead() ? null : leg;
  }

  void die() {
    phone.die();
  }

  void registerAgain() {
    registration.refresh();
  }

  private void rings(IncomingCall incoming) {
    Leg rung = new Leg(incoming);
    world.watcher().invited(agentId, rung.offerId, incoming.call().callId());
    Leg before = leg;
    if (before != null && before.answered) {
      incoming.reject(486);
      return;
    }
    if (before != null) {
      before.incoming.reject(486);
    }
    leg = rung;
    incoming.listen(rung);
    incoming.ring();
    Random random = world.random();
    int mood = world.calm() ? 0 : random.nextInt(100);
    if (mood < 75) {
      later(200 + random.nextInt(3_000), () -> answer(rung));
    } else if (mood < 85) {
      later(6_000 + random.nextInt(5_000), () -> answer(rung));
    } else if (mood < 93) {
      later(random.nextInt(3_000), () -> refuse(rung));
    }
  }

  private void later(long ms, Runnable work) {
    world.agenda().after(ms, work);
  }

  private void answer(Leg rung) {
    if (rung.equals(leg()) && !rung.answered) {
      rung.answered = true;
      rung.incoming.answer(Sdp.of(phone.media(), "sendrecv"));
      Random random = world.random();
      later(3_000 + random.nextInt(25_000), () -> enough(rung));
      if (random.nextInt(5) == 0) {
        later(2_000 + random.nextInt(2_000), () -> hold(rung));
      }
    }
  }

  private void refuse(Leg rung) {
    if (rung.equals(leg()) && !rung.answered) {
      leg = null;
      rung.incoming.reject(world.random().nextBoolean() ? 486 : 603);
    }
  }

  private void hold(Leg talking) {
    if (talking.equals(leg()) && talking.established && world.watcher().joined(talking, this)) {
      talking.held = true;
      talking.incoming.call().reinvite(Sdp.of(phone.media(), "sendonly"));
      later(3_000 + world.random().nextInt(3_000), () -> resume(talking));
    }
  }

  private void resume(Leg talking) {
    if (talking.equals(leg())) {
      talking.held = false;
      talking.incoming.call().reinvite(Sdp.of(phone.media(), "sendrecv"));
      later(15_000, () -> again(talking));
    }
  }

  /** Whoever still hears nobody after a resume resumes again. */
  private void again(Leg talking) {
    if (talking.equals(leg()) && !world.watcher().joined(talking, this)) {
      resume(talking);
    }
  }

  /** The talk is over; an agent who hears nobody says hello for a while. */
  private void enough(Leg talking) {
    if (!talking.equals(leg())) {
      return;
    }
    boolean patient = world.agenda().nowMs() < talking.sinceMs + talking.patienceMs;
    if (patient && !world.watcher().joined(talking, this)) {
      later(5_000, () -> enough(talking));
    } else {
      hangUp();
    }
  }

  /** The agent hangs up, or the seat does so by itself. */
  void hangUp() {
    Leg talking = leg();
    if (talking != null) {
      world.watcher().seatLeft(talking);
      talking.incoming.call().hangUp();
    }
  }

  /** The server says that the call is not this seat's. */
  void drop(String callId) {
    Leg has = leg();
    if (has != null && has.callId.equals(callId)) {
      hangUp();
    }
  }
}
