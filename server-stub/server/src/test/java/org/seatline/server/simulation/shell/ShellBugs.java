package org.seatline.server.simulation.shell;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Seat;
import org.seatline.server.journal.EffectHandler;
import org.seatline.server.journal.JournalDisk;
import org.seatline.server.telephony.CoreLink;

/** Bugs planted around the shells. */
final class ShellBugs {
  private ShellBugs() {}

  /** One bug and the rules that may find it. */
  record Planted(String bug, Set<String> foundBy, Sabotage sabotage) {}

  static List<Planted> all() {
    return List.of(
        new Planted(
            "performs effects whose events are not on the disk",
            Set.of("effect-before-journal", "journal-corrupt"),
            new NoSync()),
        new Planted(
            "performs each effect twice",
            Set.of("effect-twice", "called-twice"),
            effects(
                (effect, recovered, handler) -> {
                  handler.perform(effect, recovered);
                  handler.perform(effect, recovered);
                })),
        new Planted(
            "does not hang up on callers",
            Set.of("caller-left-over", "caller-hears-nobody"),
            without(Effect.ReleaseCall.class::isInstance)),
        new Planted(
            "loses the grant",
            Set.of("not-joined", "connected-without-grant"),
            without(Effect.Connect.class::isInstance)),
        new Planted(
            "connects another seat than the core's",
            Set.of("connected-to-wrong-seat"),
            effects(ShellBugs::grantUnseen)),
        new Planted(
            "keeps no record of calls",
            Set.of("caller-hears-nobody", "dropped-without-reason", "caller-left-over"),
            keeping(key -> !key.startsWith("call/"))),
        new Planted(
            "keeps no record of what rings for callbacks",
            Set.of("rings-on", "seat-leg-left-over"),
            keeping(key -> !key.startsWith("callback/"))));
  }

  /** How an effect is performed wrongly. */
  private interface Wrongly {
    void perform(Effect effect, boolean recovered, EffectHandler handler);
  }

  private static Sabotage effects(Wrongly wrongly) {
    return new Sabotage() {
      @Override
      public EffectHandler handler(EffectHandler handler, CoreLink core) {
        return (effect, recovered) -> wrongly.perform(effect, recovered, handler);
      }
    };
  }

  /** Such effects count as done and are not performed. */
  private static Sabotage without(Predicate<Effect> which) {
    return new Sabotage() {
      @Override
      public EffectHandler handler(EffectHandler handler, CoreLink core) {
        return (effect, recovered) -> {
          if (which.test(effect)) {
            core.confirm(effect.id());
          } else {
            handler.perform(effect, recovered);
          }
        };
      }
    };
  }

  /** The grant is for another agent than the one whose offer it is. */
  private static void grantUnseen(Effect effect, boolean recovered, EffectHandler handler) {
    handler.perform(
        effect instanceof Effect.Connect e
            ? new Effect.Connect(e.id(), e.offerId(), e.callId(), e.agentId() + "x")
            : effect,
        recovered);
  }

  private static Sabotage keeping(Predicate<String> which) {
    return new Sabotage() {
      @Override
      public CoreLink link(CoreLink core) {
        return new Forgetful(core, which);
      }
    };
  }

  private record Forgetful(CoreLink core, Predicate<String> which) implements CoreLink {
    @Override
    public long nowMs() {
      return core.nowMs();
    }

    @Override
    public void submit(Event event) {
      core.submit(event);
    }

    @Override
    public void submit(Event event, Runnable done) {
      core.submit(event, done);
    }

    @Override
    public void look(String agentId, Consumer<@Nullable Seat> seat) {
      core.look(agentId, seat);
    }

    @Override
    public void keep(String key, @Nullable String value) {
      keep(key, value, () -> {});
    }

    @Override
    public void keep(String key, @Nullable String value, Runnable done) {
      if (which.test(key)) {
        core.keep(key, value, done);
      } else {
        done.run();
      }
    }

    @Override
    public void confirm(long effectId) {
      core.confirm(effectId);
    }
  }

  /** Nothing is made durable. */
  private static final class NoSync implements Sabotage {
    @Override
    public JournalDisk disk(JournalDisk disk) {
      return new Lazy(disk);
    }
  }

  private record Lazy(JournalDisk disk) implements JournalDisk {
    @Override
    public List<String> names() throws IOException {
      return disk.names();
    }

    @Override
    public boolean exists(String name) throws IOException {
      return disk.exists(name);
    }

    @Override
    public long size(String name) throws IOException {
      return disk.size(name);
    }

    @Override
    public byte[] read(String name) throws IOException {
      return disk.read(name);
    }

    @Override
    public Output append(String name, long length) throws IOException {
      Output output = disk.append(name, length);
      return new Output() {
        @Override
        public void write(java.nio.ByteBuffer bytes) throws IOException {
          output.write(bytes);
        }

        @Override
        public void force() {
          // Later, perhaps.
        }

        @Override
        public void close() throws IOException {
          output.close();
        }
      };
    }

    @Override
    public void rename(String from, String to) throws IOException {
      disk.rename(from, to);
    }

    @Override
    public void deleteIfExists(String name) throws IOException {
      disk.deleteIfExists(name);
    }

    @Override
    public void sync() throws IOException {
      disk.sync();
    }
  }
}
