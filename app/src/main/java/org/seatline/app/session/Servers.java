package org.seatline.app.session;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers of this seat: one is tried until it cannot be reached, then the next, round and
 * round. The one that let somebody in last is the first of the next start. Thread-safe.
 */
public final class Servers {
  private static final Logger LOG = LoggerFactory.getLogger(Servers.class);

  /** Where the last good one is kept between two starts. */
  public interface Memory {
    /** Keeps nothing. */
    Memory NONE =
        new Memory() {
          @Override
          public Optional<String> last() {
            return Optional.empty();
          }

          @Override
          public void good(String server) {}
        };

    /** The last good one. */
    Optional<String> last();

    /** This one is good. */
    void good(String server);
  }

  private final List<URI> all = new ArrayList<>();
  private final Memory memory;
  private URI current;
  private Consumer<URI> moved = server -> {};

  /** Begins with the one that was good last, if it is among them, else with the first. */
  public Servers(List<URI> configured, Memory memory) {
    if (configured.isEmpty()) {
      throw new IllegalArgumentException("no server");
    }
    this.memory = memory;
    all.addAll(configured);
    current = memory.last().map(URI::create).filter(all::contains).orElseGet(configured::getFirst);
  }

  /** One server alone. */
  public static Servers only(URI server) {
    return new Servers(List.of(server), Memory.NONE);
  }

  /** The one to ask now. */
  public synchronized URI current() {
    return current;
  }

  /** How many there are. */
  public synchronized int count() {
    return all.size();
  }

  /** Who hears of every change of the present one, on the thread that found it out. */
  public synchronized void onMove(Consumer<URI> listener) {
    moved = listener;
  }

  /** Servers that a server told of come after those of the settings. */
  public synchronized void learn(List<String> told) {
    for (String each : told) {
      URI server = URI.create(each);
      if (server.getHost() != null && !all.contains(server)) {
        all.add(server);
      }
    }
  }

  /** This one cannot be reached: the next, if it was the present one. */
  public void failed(URI server) {
    URI next;
    Consumer<URI> listener;
    synchronized (this) {
      if (!current.equals(server) || all.size() == 1) {
        return;
      }
      next = all.get((all.indexOf(current) + 1) % all.size());
      current = next;
      listener = moved;
    }
    LOG.info("{} cannot be reached: trying {}", server, next);
    listener.accept(next);
  }

  /** This one let somebody in. */
  public void good(URI server) {
    memory.good(server.toString());
  }
}
