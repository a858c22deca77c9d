package org.seatline.softphone.rehearsal;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.NamedThread;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.IncomingCallListener;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some calls with ourselves over loopback, before the first real one: it then finds loaded and
 * compiled what it needs of SIP, SDP and media, and is as quick as those after it. Everything is
 * opened for this alone and closed in the end.
 */
public final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final AtomicBoolean BEGUN = new AtomicBoolean();
  private static final String HOST = "127.0.0.1";

  /** Calls in which both speak: codecs and the way of packets. */
  private static final int SPOKEN_CALLS = 4;

  /** Calls that are over as soon as they are answered: the way of messages. */
  private static final int SILENT_CALLS = 100;

  /** Time for each step of a call; a machine that is busier than this is not rehearsed on. */
  private static final long STEP_MAX_MS = 2_000;

  private final MediaEngine engine;
  private final UserAgent calling;
  private final Destination target;
  private int calls;

  private Rehearsal(MediaEngine engine, UserAgent calling, int port) {
    this.engine = engine;
    this.calling = calling;
    this.target = Destination.of("sip:rehearsal@" + HOST + ":" + port, null);
  }

  private static UserAgent agent(String name, IncomingCallListener incoming) throws IOException {
    return UserAgent.open(UserAgentSettings.of(name, HOST, 0), incoming, (request, source) -> null);
  }

  /**
   * Rehearses on a thread of its own, which ends by itself; once in the life of a process, since
   * what is loaded and compiled stays so.
   */
  public static void inBackground() {
    if (!BEGUN.getAndSet(true)) {
      var _ = NamedThread.start("call-rehearsal", self -> LOG.debug("{} calls rehearsed", run()));
    }
  }

  /**
   * Rehearses; takes some seconds. What goes wrong is logged and given up.
   *
   * @return calls that were answered and ended
   */
  public static int run() {
    try (MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
        UserAgent calling = agent("rehearsal-calling", call -> call.reject(486));
        UserAgent answering = agent("rehearsal-answering", call -> answer(engine, call))) {
      return new Rehearsal(engine, calling, answering.port()).calls();
    } catch (IOException e) {
      LOG.info("the first call will be slower than the rest: {}", e.toString());
      return 0;
    }
  }

  private int calls() throws IOException {
    try {
      for (int i = 0; i < SPOKEN_CALLS; i++) {
        call(caller -> caller.heard);
      }
      for (int i = 0; i < SILENT_CALLS; i++) {
        call(caller -> caller.answer);
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.info("the rehearsal ends after {} calls: {}", calls, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return calls;
  }

  /** The caller's side. */
  private static final class Caller implements CallListener, MediaListener {
    final CompletableFuture<SessionDescription> answer = new CompletableFuture<>();
    final CompletableFuture<Boolean> heard = new CompletableFuture<>();
    final CompletableFuture<CallEnd> over = new CompletableFuture<>();

    @Override
    public void answered(Call placed, SipResponse response, @Nullable String sdp) {
      parsed(sdp, answer);
    }

    @Override
    public void firstPacket(MediaLeg leg) {
      heard.complete(true);
    }

    @Override
    public void ended(Call placed, CallEnd end) {
      answer.completeExceptionally(new IOException("the rehearsal ended: " + end));
      over.complete(end);
    }
  }

  /** Calls and hangs up when this has come to pass. */
  private void call(Function<Caller, Future<?>> wanted)
      throws IOException, ExecutionException, TimeoutException, InterruptedException {
    Caller caller = new Caller();
    try (MediaLeg leg = engine.openLeg(caller)) {
      SessionDescription offer = OfferAnswer.offer(media(leg), Direction.SENDRECV, 1);
      Call call = calling.place(target, offer.text(), SipHeaders.NONE, caller);
      OfferAnswer.agreed(offer, caller.answer.get(STEP_MAX_MS, TimeUnit.MILLISECONDS))
          .flatMap(MediaParameters::of)
          .ifPresent(leg::start);
      wanted.apply(caller).get(STEP_MAX_MS, TimeUnit.MILLISECONDS);
      call.hangUp();
      caller.over.get(STEP_MAX_MS, TimeUnit.MILLISECONDS);
      calls++;
    }
  }

  private static void answer(MediaEngine engine, IncomingCall incoming) {
    CompletableFuture<SessionDescription> offer = new CompletableFuture<>();
    parsed(incoming.offer(), offer);
    try {
      MediaLeg leg = engine.openLeg(MediaListener.NONE);
      incoming.listen(
          new CallListener() {
            @Override
            public void ended(Call call, CallEnd end) {
              leg.close();
            }
          });
      incoming.ring();
      if (OfferAnswer.answer(offer.join(), media(leg), Direction.SENDRECV, 1)
          instanceof OfferAnswer.Answer.Agreed agreed) {
        incoming.answer(agreed.answer().text());
        MediaParameters.of(agreed.media()).ifPresent(leg::start);
      } else {
        incoming.reject(488);
      }
    } catch (IOException e) {
      LOG.debug("no leg to rehearse with", e);
      incoming.reject(503);
    }
  }

  private static LocalMedia media(MediaLeg leg) {
    return LocalMedia.wideband(HOST, leg.localPort(), 1);
  }

  private static void parsed(@Nullable String sdp, CompletableFuture<SessionDescription> into) {
    if (sdp != null && SdpParser.parse(sdp) instanceof SdpParse.Parsed parsed) {
      into.complete(parsed.session());
    } else {
      into.completeExceptionally(new IOException("no session description: " + sdp));
    }
  }
}
