package org.seatline.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Seat;
import org.seatline.server.admin.CallContent;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.Person;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.journal.EffectHandler;
import org.seatline.server.seats.CallSide;
import org.seatline.server.seats.SipAccounts;
import org.seatline.server.telephony.CallControl;
import org.seatline.server.telephony.CoreLink;
import org.seatline.server.telephony.EndAtSeat;
import org.seatline.server.telephony.TelephonySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins telephony to the rest of the server. */
final class TelephonySide implements CallSide {
  private static final Logger LOG = LoggerFactory.getLogger(TelephonySide.class);

  private final CallSides.Parts parts;
  private final ExecutorService slow =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("telephony-slow-", 0).factory());
  private volatile @Nullable CallControl control;
  private volatile @Nullable AcdRunner core;

  TelephonySide(CallSides.Parts parts) {
    this.parts = parts;
  }

  @Override
  public EffectHandler effects() {
    return (effect, recovered) -> {
      CallControl running = control;
      if (running != null) {
        running.perform(effect, recovered);
      }
    };
  }

  @Override
  public void start(AcdRunner runner) throws IOException {
    core = runner;
    InetAddress bind = parts.bind();
    TelephonySettings settings =
        new TelephonySettings(
            bind.getHostAddress(), parts.options().sipPort(), SipAccounts.DOMAIN, 0, 0);
    control =
        CallControl.prepare(
            settings,
            new Link(runner),
            new CallControl.Outside(
                new Accounts(parts), parts.callers(), new VoicemailAdapter(parts.voicemails())),
            parts.folder());
  }

  @Override
  public List<Event> recovered(AcdView view, Map<String, String> kept) throws IOException {
    return started().open(view, kept);
  }

  @Override
  public CallContent.Change prepare(Path folder) throws IOException {
    CallControl.Change change = started().read(folder);
    return new CallContent.Change() {
      @Override
      public void takeEffect() {
        change.takeEffect();
      }

      @Override
      public void takeBack() {
        change.takeBack();
      }
    };
  }

  @Override
  public InetSocketAddress sipAddress() {
    return new InetSocketAddress(parts.bind(), started().sipPort());
  }

  private CallControl started() {
    CallControl running = control;
    if (running == null) {
      throw new IllegalStateException("telephony is not started");
    }
    return running;
  }

  /**
   * A seat that ended the call by itself has no dialog left: the caller's side is ended as if the
   * caller or the agent had hung up.
   */
  @Override
  public void endedAtSeat(String callId, String agentId, long atMs, String cause) {
    AcdRunner running = core;
    if (running != null) {
      long now = running.nowMs();
      Event event =
          cause.equals("agent")
              ? new Event.CallEnded(now, callId, EndedBy.SEAT, agentId)
              : new Event.CallerGone(now, callId);
      started().endedAtSeat(new EndAtSeat(callId, agentId, atMs, event));
    }
  }

  @Override
  public Optional<String> contactOf(String sipUser) {
    return SipAccounts.agentOf(sipUser)
        .flatMap(agentId -> Optional.ofNullable(started().contactOf(agentId)));
  }

  /** Phones that are nobody's seat any more are signed out when they have no call. */
  @Override
  public void configured() {
    AcdRunner running = core;
    if (running == null) {
      return;
    }
    Configuration now = parts.live().get();
    var _ =
        running
            .ask(view -> view.seats().stream().filter(seat -> seat.phone() != null).toList())
            .thenAccept(
                seats ->
                    seats.stream()
                        .filter(seat -> now.person(seat.agentId()).map(Person::phone).isEmpty())
                        .forEach(seat -> unregister(running, seat)))
            .exceptionally(
                e -> {
                  LOG.error("phones were not looked through: {}", e.getMessage());
                  return null;
                });
  }

  private static void unregister(AcdRunner core, Seat seat) {
    new Link(core)
        .submit(new Event.PhoneUnregistered(core.nowMs(), seat.agentId(), seat.session()));
  }

  @Override
  public CompletableFuture<Optional<String>> start(
      String drillId, JsonNode document, String agentId) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            started().drills().start(drillId, document, agentId);
            return Optional.<String>empty();
          } catch (IOException e) {
            LOG.warn("drill {} cannot be started: {}", drillId, e.getMessage());
            return Optional.of("drill-unusable");
          }
        },
        slow);
  }

  @Override
  public void close() {
    slow.shutdownNow();
    CallControl running = control;
    if (running != null) {
      running.close();
    }
  }

  /** The way to the core. What it refuses when it is closed is lost with the process anyway. */
  private record Link(AcdRunner core) implements CoreLink {
    @Override
    public long nowMs() {
      return core.nowMs();
    }

    @Override
    public void submit(Event event) {
      submit(event, () -> {});
    }

    @Override
    public void submit(Event event, Runnable done) {
      var _ =
          core.submit(event)
              .thenRun(done)
              .exceptionally(
                  e -> {
                    LOG.error("the core did not take {}: {}", event, e.getMessage());
                    return null;
                  });
    }

    @Override
    public void keep(String key, @Nullable String value) {
      keep(key, value, () -> {});
    }

    @Override
    public void keep(String key, @Nullable String value, Runnable done) {
      var _ =
          core.keep(key, value)
              .thenRun(done)
              .exceptionally(
                  e -> {
                    LOG.error("the core did not keep {}: {}", key, e.getMessage());
                    return null;
                  });
    }

    @Override
    public void look(String agentId, Consumer<@Nullable Seat> seat) {
      var _ =
          core.ask(view -> Optional.ofNullable(view.seat(agentId)))
              .thenAccept(found -> seat.accept(found.orElse(null)))
              .exceptionally(
                  e -> {
                    LOG.error("the core did not say how {} is: {}", agentId, e.getMessage());
                    return null;
                  });
    }

    @Override
    public void confirm(long effectId) {
      core.confirm(effectId);
    }
  }
}
