package org.seatline.server.telephony;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EffectHandler;
import org.seatline.server.acd.Event;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door: takes callers, performs the call effects of the routing core, takes up calls of
 * an earlier process. Effects may come from any thread; the work is done on the user agent's.
 */
public final class CallControl implements EffectHandler, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(CallControl.class);

  private final CoreLink core;
  private final Drills drills;
  private final UserAgent agent;
  private final FrontDoor door;
  private final Map<String, TrunkCall> calls = new HashMap<>();

  private CallControl(
      TelephonySettings settings,
      CoreLink core,
      SipAccounts accounts,
      CallerDirectory callers,
      Path folder)
      throws IOException {
    this.core = core;
    CentreFiles files = path -> Files.readAllBytes(folder.resolve(path));
    MenuPlan menu = MenuPlan.read(files);
    QueuePlan queues = QueuePlan.read(files);
    PromptLibrary prompts = PromptLibrary.load(files, menu, queues);
    Registrar registrar = new Registrar(settings.domain(), accounts, core);
    MediaEngine media =
        MediaEngine.start(
            MediaSettings.loopback()
                .withBindAddress(InetAddress.getByName(settings.host()))
                .withPorts(settings.mediaPortMin(), settings.mediaPortMax()));
    try {
      this.agent =
          UserAgent.open(
              UserAgentSettings.of("seatline-server", settings.host(), settings.sipPort()),
              this::incoming,
              registrar);
    } catch (IOException e) {
      media.close();
      throw e;
    }
    this.door =
        new FrontDoor(
            agent,
            media,
            core,
            callers,
            menu,
            queues,
            prompts,
            registrar,
            new Timers(agent::execute),
            settings);
    this.drills = new Drills(folder, door);
  }

  /**
   * Opens the front door.
   *
   * @throws IOException when the port is taken, or a file of the configuration is missing or wrong;
   *     the message says which
   */
  public static CallControl start(
      TelephonySettings settings,
      CoreLink core,
      SipAccounts accounts,
      CallerDirectory callers,
      Path folder)
      throws IOException {
    return new CallControl(settings, core, accounts, callers, folder);
  }

  /** The SIP port, UDP and TCP. */
  public int sipPort() {
    return agent.port();
  }

  /** SIP address at which a signed-in agent's seat can be called, or null. Any thread. */
  public @Nullable String contactOf(String agentId) {
    return door.registrar().contactOf(agentId);
  }

  /** Starts simulated callers for trainers. */
  public Drills drills() {
    return drills;
  }

  /**
   * Takes up what an earlier process left behind; called once, before any effect.
   *
   * @param view the recovered core
   * @param kept the records that telephony kept
   * @return how many calls are taken up
   */
  public int recover(AcdView view, Map<String, String> kept) {
    Map<String, String> numbers = new HashMap<>();
    view.calls().forEach(c -> numbers.put(c.callId(), c.callerNumber()));
    Set<String> withDialogs = new HashSet<>();
    kept.forEach(
        (key, value) -> {
          if (key.startsWith(KeptCall.KEY)) {
            withDialogs.add(key.substring(KeptCall.KEY.length()));
          }
        });
    numbers.keySet().stream()
        .filter(id -> !withDialogs.contains(id))
        .forEach(id -> core.submit(new Event.CallerGone(core.nowMs(), id)));
    agent.execute(() -> takeUp(numbers, kept));
    return withDialogs.size();
  }

  private void takeUp(Map<String, String> numbers, Map<String, String> kept) {
    kept.forEach(
        (key, value) -> {
          if (key.startsWith(Registrar.KEY)) {
            door.registrar().restore(key, value);
          } else if (key.startsWith(KeptCall.KEY)) {
            takeUp(key.substring(KeptCall.KEY.length()), value, numbers);
          }
        });
  }

  private void takeUp(String callId, String value, Map<String, String> numbers) {
    String number = numbers.get(callId);
    try {
      TrunkCall call =
          new TrunkCall(
              KeptCall.parse(value),
              number == null ? "" : number,
              door,
              () -> calls.remove(callId));
      calls.put(callId, call);
      if (number == null) {
        call.release();
      } else {
        call.takeUp();
      }
    } catch (JsonProcessingException e) {
      LOG.error("call {} cannot be taken up: {}", callId, e.getOriginalMessage());
      core.submit(new Event.CallerGone(core.nowMs(), callId));
    } catch (IOException e) {
      LOG.error("call {} cannot be taken up: {}", callId, e.getMessage());
      core.submit(new Event.CallerGone(core.nowMs(), callId));
    }
  }

  /** A seat says that it ended a call by itself: nobody hears its side any more. Any thread. */
  public void endedAtSeat(String callId) {
    agent.execute(
        () -> {
          TrunkCall call = calls.get(callId);
          if (call != null) {
            call.release();
          }
        });
  }

  private void incoming(IncomingCall incoming) {
    SessionDescription offer = SdpRelay.parse(incoming.offer());
    if (offer == null || offer.audio().isEmpty()) {
      incoming.reject(488);
      return;
    }
    String callId = UUID.randomUUID().toString();
    String from = incoming.invite().headers().firstOr("From", "");
    String number = door.callers().normalise(HeaderText.user(HeaderText.uri(from)));
    Drills.Started drill =
        drills.take(incoming.invite().headers().firstOr(Protocol.SIP_HEADER_DRILL, ""));
    Map<String, String> attached = drill == null ? Map.of() : drill.attached();
    String onlyAgent = drill == null ? null : drill.agentId();
    TrunkCall call =
        new TrunkCall(callId, number, incoming, offer, onlyAgent, door, () -> calls.remove(callId));
    calls.put(callId, call);
    core.submit(new Event.CallArrived(core.nowMs(), callId, number, attached));
  }

  /** Performs call effects, and leaves all others alone. */
  @Override
  public void perform(Effect effect, boolean recovered) {
    String callId = callOf(effect);
    if (callId != null) {
      agent.execute(
          () -> {
            TrunkCall call = calls.get(callId);
            if (call != null) {
              perform(call, effect, recovered);
            }
            core.confirm(effect.id());
          });
    }
  }

  private static @Nullable String callOf(Effect effect) {
    return switch (effect) {
      case Effect.PlayMenu e -> e.callId();
      case Effect.PlayQueue e -> e.callId();
      case Effect.AnnouncePosition e -> e.callId();
      case Effect.OfferCall e -> e.callId();
      case Effect.WithdrawOffer e -> e.callId();
      case Effect.Connect e -> e.callId();
      case Effect.RejectAnswer e -> e.callId();
      case Effect.ReleaseCall e -> e.callId();
      case Effect.ReleaseSeatLeg e -> e.callId();
      case Effect.SeatStateChanged e -> null;
      case Effect.QueueChanged e -> null;
      case Effect.Recorded e -> null;
      case Effect.EventRefused e -> null;
    };
  }

  /**
   * A recovered effect may have been performed before the crash. Offers were withdrawn by the
   * restart and are not repeated; a grant is: its re-INVITE leads to the same media again.
   */
  private static void perform(TrunkCall call, Effect effect, boolean recovered) {
    switch (effect) {
      case Effect.PlayMenu e -> call.playMenu();
      case Effect.PlayQueue e -> call.playQueue(e.queueId());
      case Effect.AnnouncePosition e -> call.announce(e.position(), e.estimatedWaitMs());
      case Effect.OfferCall e -> {
        if (!recovered) {
          call.offer(e);
        }
      }
      case Effect.WithdrawOffer e -> call.withdraw(e.offerId());
      case Effect.Connect e -> call.connect(e.offerId());
      case Effect.RejectAnswer e -> call.rejectAnswer(e.offerId());
      case Effect.ReleaseCall e -> call.release();
      case Effect.ReleaseSeatLeg e -> call.releaseSeat();
      case Effect.SeatStateChanged e -> {}
      case Effect.QueueChanged e -> {}
      case Effect.Recorded e -> {}
      case Effect.EventRefused e -> {}
    }
  }

  /** Closes the door; calls in progress go on between their two ends. */
  @Override
  public void close() {
    drills.close();
    door.timers().close();
    agent.close();
    door.media().close();
  }
}
