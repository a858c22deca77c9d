package org.seatline.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.seatline.app.call.PhoneCore;
import org.seatline.app.call.PhoneShelves;
import org.seatline.app.headset.HeadsetDesk;
import org.seatline.app.local.LastServer;
import org.seatline.app.local.LocalStore;
import org.seatline.app.local.NumberRules;
import org.seatline.app.local.OutboxDelivery;
import org.seatline.app.local.Recordings;
import org.seatline.app.local.Rescue;
import org.seatline.app.local.WorkplaceKey;
import org.seatline.app.session.Backoff;
import org.seatline.app.session.HttpServerApi;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatCore;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.session.SeatPorts;
import org.seatline.app.session.ServerApi;
import org.seatline.app.session.Servers;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;

/** The composition root of a seat: store, delivery, phone and core, wired and owned here. */
public final class SeatAssembly implements AutoCloseable {
  private static final int HTTP_THREADS = 3;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  private final AtomicBoolean closed = new AtomicBoolean();
  private final LocalStore store;
  private final OutboxDelivery delivery;
  private final PhoneCore phone;
  private final SeatCore core;
  private final HttpClient client;
  private final ExecutorService httpThreads;
  private final WorkplaceKey key;

  private SeatAssembly(
      LocalStore store,
      OutboxDelivery delivery,
      PhoneCore phone,
      SeatCore core,
      HttpClient client,
      ExecutorService httpThreads,
      WorkplaceKey key) {
    this.store = store;
    this.delivery = delivery;
    this.phone = phone;
    this.core = core;
    this.client = client;
    this.httpThreads = httpThreads;
    this.key = key;
  }

  /** What came of opening a seat. */
  public sealed interface Opened {
    /** The seat stands; nobody is signed in. */
    record Open(SeatAssembly assembly) implements Opened {}

    /** Another seat on this computer uses the same data folder. */
    record DataInUse() implements Opened {}
  }

  /**
   * Opens a seat. Blocks on the disk: not for the UI thread.
   *
   * @throws IOException when the data folder or the sockets cannot be used
   */
  public static Opened open(SeatOpening opening) throws IOException {
    Clock clock = Clock.system(ZoneId.systemDefault());
    return switch (LocalStore.open(opening.data(), opening.key(), NumberRules.CHINA, clock)) {
      case LocalStore.Opened.InUse() -> new Opened.DataInUse();
      case LocalStore.Opened.Open(LocalStore store, var setAside) -> {
        SeatAssembly assembly = assemble(opening, store, clock);
        store.rescued().ifPresent(done -> assembly.tellRescue(done, setAside));
        store
            .keysSetAside()
            .map(SeatAssembly::name)
            .map(SeatNotice::keysSetAside)
            .ifPresent(assembly::tell);
        yield new Opened.Open(assembly);
      }
    };
  }

  private void tellRescue(CompletableFuture<Rescue> done, Optional<Path> setAside) {
    if (!done.isDone()) {
      tell(SeatNotice.storeRescuing());
    }
    var _ = done.thenAccept(rescue -> tell(RescueWords.of(rescue)));
    var _ =
        done.exceptionally(
            failed -> {
              setAside.map(SeatAssembly::name).map(SeatNotice::storeSetAside).ifPresent(this::tell);
              return null;
            });
  }

  /**
   * Carries out an order to destroy data without opening a seat: the store is opened, which does
   * it, and closed again. The server hears of it at the next start.
   *
   * @throws IOException when the folder cannot be used
   */
  public static void carryOutWipe(SeatOpening opening) throws IOException {
    Clock clock = Clock.system(ZoneId.systemDefault());
    if (LocalStore.open(opening.data(), opening.key(), NumberRules.CHINA, clock)
        instanceof LocalStore.Opened.Open(LocalStore store, var _)) {
      store.close();
    }
  }

  private void tell(SeatNotice notice) {
    core.notify(notice);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static SeatAssembly assemble(SeatOpening opening, LocalStore store, Clock clock)
      throws IOException {
    SecureRandom random = new SecureRandom();
    Recordings recordings = new Recordings(store);
    OutboxDelivery delivery = new OutboxDelivery(store, recordings, Backoff.ofSeat(random));
    MediaEngine engine = MediaEngine.start(media(opening));
    engine.follow(opening.headset().cadence());
    PhoneCore phone =
        new PhoneCore(
            engine,
            opening.headset(),
            opening.bell().apply(engine),
            new PhoneShelves(recordings, store.leftWork()),
            clock);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            HTTP_THREADS, Thread.ofPlatform().name("seat-http-", 0).daemon(true).factory());
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_MAX)
            .executor(threads)
            .build();
    Servers servers = new Servers(opening.servers(), new LastServer(opening.data()));
    ServerApi api = opening.api().apply(new HttpServerApi(client, servers));
    SeatCore core =
        new SeatCore(
            new SeatPorts(
                servers,
                client,
                api,
                store,
                delivery,
                phone,
                seatName(),
                System::nanoTime,
                clock,
                random));
    return new SeatAssembly(store, delivery, phone, core, client, threads, opening.key());
  }

  /** Media on loopback for a server on this computer, else on every address. */
  private static MediaSettings media(SeatOpening opening) throws UnknownHostException {
    MediaSettings settings = MediaSettings.loopback();
    boolean here = InetAddress.getByName(opening.server().getHost()).isLoopbackAddress();
    return here ? settings : settings.withBindAddress(InetAddress.getByName("0.0.0.0"));
  }

  private static String seatName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "seat"; // the name is only for the lead to read
    }
  }

  /** The seat. */
  public Seat seat() {
    return core;
  }

  /**
   * Obeys orders of the server to destroy data here.
   *
   * @param closeSeat runs once an order is on the disk, on a thread of the seat's: close this
   *     assembly and open another, which begins by carrying the order out
   */
  public void watchWipes(Runnable closeSeat) {
    core.watchWipes(closeSeat);
  }

  /** Where the key of the local store is. */
  public WorkplaceKey.Place keyPlace() {
    return key.place();
  }

  /** The headset beside its calls. */
  public HeadsetDesk headset() {
    return phone.headset();
  }

  /** Stops everything, last what the rest stands on; bounded by some seconds. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    core.close();
    phone.close();
    delivery.close();
    store.close();
    client.shutdownNow();
    httpThreads.shutdownNow();
  }
}
