package org.seatline.server.acd;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routing core. It owns indexed mutable state that only one thread touches; the same events
 * give the same effects, ids and state on every run.
 */
public final class Acd implements AcdView {
  /** Changes whenever the same events would lead to another state; tags snapshots. */
  public static final String VERSION = "acd-1";

  private AcdState state;

  /** A core that knows nothing yet. */
  public Acd(List<Strategy> strategies) {
    this(
        strategies,
        new AcdState(0, 1, 1, 1, AcdConfig.empty(), List.of(), List.of(), List.of(), List.of()));
  }

  /** A core that goes on from a snapshot. */
  public Acd(List<Strategy> strategies, AcdState state) {
    this.state = state;
  }

  /** Applies one event and returns what has to be done, in order. */
  public List<Effect> apply(Event event) {
    return List.of();
  }

  /** When the next deadline is due, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineMs() {
    return Long.MAX_VALUE;
  }

  /** The whole state, to be snapshot or compared. */
  public AcdState state() {
    return state;
  }

  @Override
  public long nowMs() {
    return state.nowMs();
  }

  @Override
  public AcdConfig config() {
    return state.config();
  }

  @Override
  public Collection<Seat> seats() {
    return state.seats();
  }

  @Override
  public @Nullable Seat seat(String agentId) {
    return null;
  }

  @Override
  public Collection<Call> calls() {
    return state.calls();
  }

  @Override
  public @Nullable Call call(String callId) {
    return null;
  }

  @Override
  public Effect.@Nullable QueueChanged queue(String queueId) {
    return null;
  }

  @Override
  public Effect.@Nullable SeatStateChanged seatState(String agentId) {
    return null;
  }

  @Override
  public int position(String callId) {
    return 0;
  }
}
