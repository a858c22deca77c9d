package org.seatline.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.admin.CallContent;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.journal.EffectHandler;
import org.seatline.server.seats.CallSide;

/** A call side that has no calls: every effect counts as done. For tests of the rest. */
final class NoCallSide implements CallSide {
  private final InetSocketAddress address;
  private @Nullable AcdRunner core;

  NoCallSide(InetAddress bind, int port) {
    this.address = new InetSocketAddress(bind, port);
  }

  @Override
  public EffectHandler effects() {
    return (effect, recovered) -> {
      AcdRunner running = core;
      if (running != null && effect.durable() && !(effect instanceof Effect.Recorded)) {
        running.confirm(effect.id());
      }
    };
  }

  @Override
  public void start(AcdRunner runner) {
    core = runner;
  }

  @Override
  public List<Event> recovered(AcdView view, Map<String, String> kept) {
    return List.of();
  }

  @Override
  public CallContent.Change prepare(Path folder) {
    return new CallContent.Change() {
      @Override
      public void takeEffect() {
        // Nobody hears it.
      }

      @Override
      public void takeBack() {
        // Nobody hears it.
      }
    };
  }

  @Override
  public InetSocketAddress sipAddress() {
    return address;
  }

  @Override
  public void endedAtSeat(String callId, String agentId, long atMs, String cause) {
    AcdRunner running = core;
    if (running != null) {
      EndedBy by = cause.equals("agent") ? EndedBy.SEAT : EndedBy.CALLER;
      var _ = running.submit(new Event.CallEnded(running.nowMs(), callId, by, agentId));
    }
  }

  @Override
  public Optional<String> contactOf(String sipUser) {
    return Optional.empty();
  }

  @Override
  public void configured() {
    // There are no phones.
  }

  @Override
  public CompletableFuture<Optional<String>> start(
      String drillId, JsonNode document, String agentId) {
    return CompletableFuture.completedFuture(Optional.of("drills-unavailable"));
  }

  @Override
  public void close() {
    // There is nothing to end.
  }
}
