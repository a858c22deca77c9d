package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.local.KeyFile;
import org.seatline.app.local.LocalStore;
import org.seatline.app.local.NumberRules;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.Wire;
import org.seatline.softphone.testbench.Await;

/** Scripts first, then the seat can work, then the customers: against a real store. */
final class SyncLoopTest {
  private static final int CUSTOMERS = 700;
  private static final Set<ChangeShelf> MINE =
      EnumSet.of(ChangeShelf.DOCUMENTS, ChangeShelf.RECORDS);
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final CountDownLatch customersMayCome = new CountDownLatch(1);
  private final CountDownLatch restMayCome = new CountDownLatch(1);

  @Test
  void letsTheSeatWorkBeforeTheCustomersAreHere() throws Exception {
    LocalStore store = open();
    try (SyncLoop loop = loop(store)) {
      loop.begin(MINE);
      assertThat(news.poll(20, TimeUnit.SECONDS)).isEqualTo("0 %");
      assertThat(news.poll(20, TimeUnit.SECONDS)).isEqualTo("usable");
      assertThat(store.desk().script("fault").join()).isPresent();
      assertThat(store.desk().customersByNumber("+861000001").join()).isEmpty();
      customersMayCome.countDown();
      restMayCome.countDown();
      Await.until("all is here", SOON, () -> news.contains("100 %"));
      assertThat(store.desk().customersByNumber("+861000699").join()).hasSize(1);
      assertThat(records(store).after()).isEqualTo(CUSTOMERS + 1);
    } finally {
      store.close();
    }
  }

  @Test
  void bringsLikelyCallersBeforeTheRest() throws Exception {
    LocalStore store = open();
    try (SyncLoop loop = loop(store)) {
      loop.begin(MINE);
      Await.until(
          "the likely caller is here",
          SOON,
          () -> store.desk().customersByNumber("+861000699").join().size() == 1);
      assertThat(store.desk().customersByNumber("+861000698").join()).isEmpty();
      assertThat(records(store).after()).isZero();
      customersMayCome.countDown();
      Await.until("a first page is here", SOON, () -> records(store).after() == Feed.PAGE);
      assertThat(store.desk().customersByNumber("+861000699").join()).hasSize(1);
      restMayCome.countDown();
      Await.until("all is here", SOON, () -> news.contains("100 %"));
      assertThat(store.desk().customersByNumber("+861000698").join()).hasSize(1);
      assertThat(store.desk().customersByNumber("+861000699").join()).hasSize(1);
    } finally {
      store.close();
    }
  }

  @Test
  void yieldsWhileACallIsUpAndGoesOnAfterIt() throws Exception {
    CopyPace pace = new CopyPace();
    pace.callUp(true);
    long began = System.nanoTime();
    pace.after(TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(System.nanoTime() - began).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(75));
    assertThat(pace.free()).isFalse();
    LocalStore store = open();
    customersMayCome.countDown();
    restMayCome.countDown();
    try (SyncLoop loop = loop(store)) {
      loop.callUp(true);
      loop.begin(MINE);
      Await.until("all is here", SOON, () -> news.contains("100 %"));
    } finally {
      store.close();
    }
  }

  @Test
  void startsOverWithAServerThatHasForgotten() throws Exception {
    LocalStore store = open();
    HistoryPoint before = new HistoryPoint("before", "run", 99_999);
    FeedPage page = new FeedPage(before, Continuity.CONTINUES, 0, 99_999, false, List.of());
    assertThat(store.copy().apply(ChangeShelf.RECORDS, page, HistoryPoint.NONE).join()).isTrue();
    customersMayCome.countDown();
    restMayCome.countDown();
    try (SyncLoop loop = loop(store)) {
      loop.begin(MINE);
      Await.until("all is here", SOON, () -> news.contains("100 %"));
      assertThat(store.copy().known()).isEqualTo(Feed.HERE);
      assertThat(records(store).after()).isEqualTo(CUSTOMERS + 1);
      assertThat(store.desk().script("fault").join()).isPresent();
    } finally {
      store.close();
    }
  }

  private static Point records(LocalStore store) {
    return store.copy().points().getOrDefault(ChangeShelf.RECORDS, Point.START);
  }

  private SyncLoop loop(LocalStore store) {
    return new SyncLoop(
        new Feed(),
        store.copy(),
        new Backoff(1, 5, new Random(1)),
        () -> news.add("usable"),
        percent -> news.add(percent + " %"));
  }

  private LocalStore open() throws Exception {
    if (LocalStore.open(folder, new KeyFile(), NumberRules.CHINA, Clock.systemUTC())
        instanceof LocalStore.Opened.Open(LocalStore store, var aside)) {
      return store;
    }
    throw new IllegalStateException("the folder is in use");
  }

  /** A feed of one script, which changed last, and many customers, a page of 500 at a time. */
  private final class Feed implements ServerApi {
    static final HistoryPoint HERE = new HistoryPoint("epoch", "run", CUSTOMERS + 1);
    private static final int PAGE = 500;

    private final List<Change> all = new ArrayList<>();

    Feed() {
      for (int i = 1; i <= CUSTOMERS; i++) {
        all.add(
            new Change(
                i, ChangeKind.CUSTOMER, "c" + i, Wire.mapper().valueToTree(customer(i - 1))));
      }
      all.add(
          new Change(
              CUSTOMERS + 1, ChangeKind.SCRIPT, "fault", JsonNodeFactory.instance.objectNode()));
    }

    private CustomerRecord customer(int i) {
      LocalizedText text = new LocalizedText("Customer " + i, "客户");
      return new CustomerRecord(
          "c" + (i + 1),
          text,
          List.of(String.format("+861%06d", i)),
          text,
          "zh",
          Set.of(),
          List.of(),
          List.of());
    }

    private Reply<FeedPage> page(ChangeShelf shelf, long asked, HistoryPoint known) {
      boolean holds = known.none() || known.epoch().equals(HERE.epoch());
      long after = holds ? asked : 0;
      List<Change> found =
          all.stream()
              .filter(change -> change.number() > after && change.kind().shelf() == shelf)
              .limit(PAGE)
              .toList();
      boolean more = found.size() == PAGE;
      long upTo = more ? found.getLast().number() : all.size();
      Continuity continuity = holds ? Continuity.CONTINUES : Continuity.FORGOTTEN;
      return new Reply.Ok<>(new FeedPage(HERE, continuity, after, upTo, more, found));
    }

    @Override
    public Reply<FeedPage> changes(ChangeShelf shelf, Point point, HistoryPoint known) {
      try {
        if (shelf == ChangeShelf.RECORDS && !customersMayCome.await(20, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody let the customers come");
        }
        if (point.after() == PAGE && !restMayCome.await(20, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody let the rest come");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return page(shelf, point.after(), known);
    }

    @Override
    public Reply<FeedPage> about(String number, HistoryPoint known) {
      return none();
    }

    @Override
    public Reply<FeedPage> recent(HistoryPoint known) {
      List<Change> last = List.of(all.get(CUSTOMERS - 1));
      return new Reply.Ok<>(new FeedPage(HERE, Continuity.CONTINUES, 0, 0, false, last));
    }

    private static <T> Reply<T> none() {
      return new Reply.Unreachable<>("not part of this test");
    }

    @Override
    public <T> Reply<T> ask(CentreQuestion<T> question) {
      return none();
    }

    @Override
    public Reply<byte[]> fetch(CentreFile file) {
      return none();
    }

    @Override
    public ServerApi withToken(String token) {
      return this;
    }

    @Override
    public Reply<Sealing> sealing() {
      return none();
    }

    @Override
    public Reply<RecordingProgress> complete(Upload what, SealedRecordingEnd end) {
      return none();
    }

    @Override
    public Reply<SignInResponse> signIn(SignInRequest request) {
      return none();
    }

    @Override
    public Reply<Boolean> signOut() {
      return none();
    }

    @Override
    public void token(String token) {}

    @Override
    public Reply<MutationResults> mutations(MutationBatch batch) {
      return none();
    }

    @Override
    public Reply<RecordingProgress> progress(Upload what, String id) {
      return none();
    }

    @Override
    public Reply<RecordingProgress> append(Upload what, String id, long offset, ByteBuffer piece) {
      return none();
    }

    @Override
    public Reply<RecordingProgress> complete(RecordingManifest manifest) {
      return none();
    }
  }
}
