package org.seatline.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.server.sync.core.FeedDoor;

@Timeout(20)
final class SharedPagesTest {
  private final AtomicLong nanos = new AtomicLong();
  private final SharedPages pages = new SharedPages(nanos::get);
  private final AtomicInteger made = new AtomicInteger();

  private static SharedPages.Place place(ChangeShelf shelf, Continuity continuity, long after) {
    return new SharedPages.Place(shelf, new FeedDoor.Entry(continuity, after));
  }

  private static final SharedPages.Place FIRST =
      place(ChangeShelf.RECORDS, Continuity.CONTINUES, 0);

  private FeedPage full() {
    return page(FIRST.entry(), true);
  }

  private FeedPage last() {
    return page(FIRST.entry(), false);
  }

  private FeedPage page(FeedDoor.Entry entry, boolean more) {
    int number = made.incrementAndGet();
    HistoryPoint here = new HistoryPoint("epoch", "run", number);
    return new FeedPage(here, entry.continuity(), entry.after(), number, more, List.of());
  }

  @Test
  void makesAFullPageOnceForAllWhoAskWithinSomeSeconds() {
    byte[] first = pages.packed(FIRST, this::full);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(9));
    assertThat(pages.packed(FIRST, this::full)).isEqualTo(first);
    assertThat(made.get()).isOne();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertThat(pages.packed(FIRST, this::full)).isNotEqualTo(first);
    assertThat(made.get()).isEqualTo(2);
  }

  private byte[] packed(SharedPages.Place place) {
    return pages.packed(place, () -> page(place.entry(), true));
  }

  @Test
  void tellsPlacesApart() {
    List<SharedPages.Place> places =
        List.of(
            FIRST,
            place(ChangeShelf.DOCUMENTS, Continuity.CONTINUES, 0),
            place(ChangeShelf.RECORDS, Continuity.FRESH, 0),
            place(ChangeShelf.RECORDS, Continuity.CONTINUES, 1_000));
    List<byte[]> first = places.stream().map(this::packed).toList();
    assertThat(made.get()).isEqualTo(4);
    assertThat(places.stream().map(this::packed).toList()).isEqualTo(first);
  }

  @Test
  void sharesNoPageOfAnotherPlaceThanWasExpected() {
    SharedPages.Place forgotten = place(ChangeShelf.RECORDS, Continuity.FORGOTTEN, 0);
    pages.packed(forgotten, this::full);
    packed(forgotten);
    assertThat(made.get()).isEqualTo(2);
  }

  @Test
  void makesTheLastPageForEachWhoAsks() {
    byte[] first = pages.packed(FIRST, this::last);
    assertThat(pages.packed(FIRST, this::last)).isNotEqualTo(first);
    assertThat(made.get()).isEqualTo(2);
  }

  @Test
  void makesItAnewAfterAFailure() {
    assertThatThrownBy(
            () ->
                pages.packed(
                    FIRST,
                    () -> {
                      throw new IllegalStateException("the database is away");
                    }))
        .hasMessage("the database is away");
    pages.packed(FIRST, this::full);
    assertThat(made.get()).isOne();
  }

  @Test
  void letsOthersWaitForThePageThatIsBeingMade() throws Exception {
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<byte[]> first =
        CompletableFuture.supplyAsync(
            () ->
                pages.packed(
                    FIRST,
                    () -> {
                      making.countDown();
                      awaited(goOn);
                      return full();
                    }));
    awaited(making);
    CompletableFuture<byte[]> second =
        CompletableFuture.supplyAsync(() -> pages.packed(FIRST, this::full));
    goOn.countDown();
    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(first.get(10, TimeUnit.SECONDS));
    assertThat(made.get()).isOne();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keepsSoManyAtMost() {
    for (int i = 0; i < 100; i++) {
      packed(place(ChangeShelf.RECORDS, Continuity.CONTINUES, i));
    }
    packed(place(ChangeShelf.RECORDS, Continuity.CONTINUES, 99));
    assertThat(made.get()).isEqualTo(100);
    pages.packed(FIRST, this::full);
    assertThat(made.get()).isEqualTo(101);
  }
}
