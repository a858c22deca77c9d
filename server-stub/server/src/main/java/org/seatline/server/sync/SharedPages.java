package org.seatline.server.sync;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.server.seats.PackedAnswer;
import org.seatline.server.sync.core.FeedDoor;

/**
 * Full pages of the feed, packed once for all seats that ask for the same one within some seconds:
 * many seats that copy a shelf from its beginning ask for the same pages. A page that is some
 * seconds old is to a seat what an answer is that was long on its way. The last page of a shelf is
 * never shared: who was told of a change must find it there. Thread-safe.
 */
final class SharedPages {
  private static final long AGE_MAX_NANOS = Duration.ofSeconds(10).toNanos();

  /** About 70 kB each. */
  private static final int PAGES_MAX = 32;

  private final LongSupplier nanoClock;
  private final AtomicLong begun = new AtomicLong();
  private final Map<Place, Shared> pages = new LinkedHashMap<>();

  /** Which page. */
  record Place(ChangeShelf shelf, FeedDoor.Entry entry) {
    /** Not when the server has got on meanwhile and judges the seat otherwise. */
    private boolean fits(FeedPage page) {
      return page.continuity() == entry.continuity() && page.asked() == entry.after();
    }
  }

  /** A page; empty once it turned out to be one that is not shared. */
  private record Shared(long number, long begunNanos, CompletableFuture<Optional<byte[]>> packed) {
    Shared(long number, long begunNanos) {
      this(number, begunNanos, new CompletableFuture<>());
    }
  }

  SharedPages(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** The page of this place: one that was made for somebody else, or a new one. */
  byte[] packed(Place place, Supplier<FeedPage> made) {
    Shared mine = new Shared(begun.incrementAndGet(), nanoClock.getAsLong());
    Shared present = claim(place, mine);
    if (present.number == mine.number) {
      return make(place, made, mine);
    }
    return present.packed.join().orElseGet(() -> PackedAnswer.pack(made.get()));
  }

  private byte[] make(Place place, Supplier<FeedPage> made, Shared mine) {
    boolean shared = false;
    try {
      FeedPage page = made.get();
      byte[] packed = PackedAnswer.pack(page);
      shared = page.more() && place.fits(page);
      mine.packed.complete(shared ? Optional.of(packed) : Optional.empty());
      return packed;
    } finally {
      if (!shared) {
        drop(place, mine);
      }
    }
  }

  private synchronized Shared claim(Place place, Shared mine) {
    pages.values().removeIf(page -> mine.begunNanos - page.begunNanos > AGE_MAX_NANOS);
    Shared present = pages.get(place);
    if (present != null) {
      return present;
    }
    if (pages.size() == PAGES_MAX) {
      pages.remove(pages.keySet().iterator().next());
    }
    pages.put(place, mine);
    return mine;
  }

  /** Whoever waits makes it anew. */
  private synchronized void drop(Place place, Shared mine) {
    mine.packed.complete(Optional.empty());
    pages.computeIfPresent(place, (key, page) -> page.number == mine.number ? null : page);
  }
}
