package org.seatline.server.journal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Event;

/** What the owner of the core is asked to do. */
public sealed interface AcdCommand {
  /** Completes when the command is durable and its effects were handed out. */
  CompletableFuture<?> done();

  /** Recover, then serve; the first command of all. */
  record Start(JournaledCore.RecoveredState beforeEffects, CompletableFuture<Recovery> done)
      implements AcdCommand {}

  /** Apply an event. */
  record Apply(Event event, CompletableFuture<@Nullable Void> done) implements AcdCommand {}

  /** Keep a shell's record; null removes it. */
  record Keep(String key, @Nullable String value, CompletableFuture<@Nullable Void> done)
      implements AcdCommand {}

  /** Read the state; the question completes {@code done} by itself. */
  record Ask(Consumer<AcdView> question, CompletableFuture<?> done) implements AcdCommand {}

  /** Nothing: only look around. */
  record Wake(CompletableFuture<@Nullable Void> done) implements AcdCommand {}
}
