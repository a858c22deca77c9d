package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Event;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Credentials;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;
import org.seatline.softphone.testbench.Await;

/** A caller's phone that refuses the media of every seat does not go round for ever. */
@Timeout(90)
class ConnectRefusedTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int SEGMENT_MS = 500;
  private static final double HEARD = 0.7;

  @TempDir Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> rung = new CopyOnWriteArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable thing : open.reversed()) {
      thing.close();
    }
  }

  private <T extends AutoCloseable> T owning(T thing) {
    open.add(thing);
    return thing;
  }

  @Test
  void refusingCallerHearsAnApologyAndIsReleased() throws Exception {
    TestFrontDoor door = owning(TestFrontDoor.open(folder.resolve("journal"), 0));
    String[] agents = {"a1", "a2", "a3", "a4"};
    door.configure(TestFrontDoor.config(0, agents));
    for (String agent : agents) {
      readySeat(door, agent);
    }
    StubbornCaller caller = new StubbornCaller(door);
    door.await("a call in the menu", view -> !view.calls().isEmpty());
    Call call =
        door.core()
            .ask(view -> view.calls().iterator().next())
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
    assertThat(call.state()).isInstanceOf(CallState.InMenu.class);
    Await.until("the caller is answered", LIMIT, caller.answered::get);
    door.submit(new Event.CallQueued(door.core().nowMs(), call.callId(), "bills", 0, "", null));

    Await.until("the server hangs up", LIMIT, caller.over::get);
    assertThat(rung).hasSize(Apologies.REFUSED_MOVES_MAX).doesNotHaveDuplicates();
    door.await("no call", view -> view.calls().isEmpty());
    short[] words = door.prompts().clips(List.of("not-connected"), "en").getFirst();
    assertThat(caller.likeness(words)).isGreaterThan(HEARD);
  }

  private void readySeat(TestFrontDoor door, String agent) throws IOException {
    UserAgent phone =
        owning(
            UserAgent.open(
                UserAgentSettings.of(agent, TestFrontDoor.HOST, 0)
                    .as("<sip:" + agent + "@seatline>", new Credentials(agent, agent)),
                incoming -> answer(agent, incoming),
                (request, source) -> null));
    var _ =
        phone.register(
            "sip:" + TestFrontDoor.HOST + ":" + door.sipPort(),
            new Credentials(agent, agent),
            60,
            status -> {});
    Await.until(agent + " is registered", LIMIT, () -> door.contactOf(agent) != null);
    door.submit(new Event.SeatSignedIn(door.core().nowMs(), agent, "session-" + agent));
    door.submit(new Event.SeatReady(door.core().nowMs(), agent));
  }

  private void answer(String agent, IncomingCall incoming) {
    rung.add(agent);
    SessionDescription offer = SdpRelay.parse(incoming.offer());
    LocalMedia nowhere = LocalMedia.g711(TestFrontDoor.HOST, 9, 1);
    if (offer != null
        && OfferAnswer.answer(offer, nowhere, Direction.SENDRECV, 1)
            instanceof OfferAnswer.Answer.Agreed agreed) {
      incoming.answer(agreed.answer().text());
    }
  }

  /** Takes what the server says and refuses every re-INVITE, as a listener does by itself. */
  private final class StubbornCaller implements CallListener, AudioSink {
    final AtomicBoolean answered = new AtomicBoolean();
    final AtomicBoolean over = new AtomicBoolean();
    private final MediaLeg leg;
    private final SessionDescription offer;
    private short[] heard = new short[60 * PromptLibrary.SAMPLE_RATE];
    private int length;

    StubbornCaller(TestFrontDoor door) throws IOException {
      leg = owning(MediaEngine.start(MediaSettings.loopback())).openLeg(MediaListener.NONE);
      LocalMedia local = LocalMedia.g711(TestFrontDoor.HOST, leg.localPort(), 1);
      offer = OfferAnswer.offer(local, Direction.SENDRECV, 1);
      UserAgent agent =
          owning(
              UserAgent.open(
                  UserAgentSettings.of("caller", TestFrontDoor.HOST, 0),
                  incoming -> incoming.reject(486),
                  (request, source) -> null));
      var _ =
          agent.place(
              Destination.of(door.trunk(), "<sip:19900000001@" + TestFrontDoor.HOST + ">"),
              offer.text(),
              SipHeaders.NONE,
              this);
    }

    @Override
    public void answered(
        org.seatline.softphone.sip.Call call, SipResponse response, @Nullable String sdp) {
      SessionDescription answer = SdpRelay.parse(sdp);
      MediaParameters parameters =
          answer == null
              ? null
              : OfferAnswer.agreed(offer, answer).flatMap(MediaParameters::of).orElse(null);
      if (parameters != null) {
        leg.sink(this);
        leg.start(parameters);
        answered.set(true);
      }
    }

    @Override
    public void ended(org.seatline.softphone.sip.Call call, CallEnd end) {
      over.set(true);
    }

    @Override
    public synchronized void write(short[] frame, int count, int sampleRate) {
      int taken = Math.min(count, heard.length - length);
      System.arraycopy(frame, 0, heard, length, taken);
      length += taken;
    }

    synchronized double likeness(short[] clip) {
      int lagMaxMs = length * 1_000 / PromptLibrary.SAMPLE_RATE;
      return Correlation.bySegments(
              clip, Arrays.copyOf(heard, length), PromptLibrary.SAMPLE_RATE, lagMaxMs, SEGMENT_MS)
          .peak();
    }
  }
}
