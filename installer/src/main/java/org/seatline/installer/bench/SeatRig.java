package org.seatline.installer.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.seatline.app.SeatAssembly;
import org.seatline.app.SeatOpening;
import org.seatline.app.call.Bell;
import org.seatline.app.fx.UiThread;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.settings.SettingsFile;
import org.seatline.app.shell.SeatApp;
import org.seatline.app.shell.SeatOptions;
import org.seatline.app.shell.Workplace;
import org.seatline.protocol.SeatStateName;
import org.seatline.softphone.audio.FileHeadset;

/**
 * A seat at work in its window, with a server of many customers and a phone that calls: all as the
 * product has it. The server is a process of its own, the seat is in this one, so that its window
 * can be looked at. One at a time in a process.
 */
final class SeatRig implements AutoCloseable {
  /** Who works at another seat of the same centre, if somebody does. */
  static final String COLLEAGUE = LoadCentre.agent(1);

  private static final String AGENT = LoadCentre.agent(0);
  private static final int AGENTS = 2;
  private static final int WRAP_UP_MS = 60_000;
  private static final int RING_MAX_S = 60;
  private static final int STEP_MAX_S = 20;
  private static final int COPY_MAX_S = 300;

  private final CrowdRecords crowd;
  private final LoadServer server;
  private final SeatAssembly assembly;
  private final RigCaller phone;
  private final Stage stage;
  private @Nullable OwnKillCaller calling;

  private SeatRig(
      CrowdRecords crowd, LoadServer server, SeatAssembly assembly, RigCaller phone, Stage stage) {
    this.crowd = crowd;
    this.server = server;
    this.assembly = assembly;
    this.phone = phone;
    this.stage = stage;
  }

  /**
   * Starts all of it; returns when the seat is ready and its copy whole.
   *
   * @throws IOException also when there is no display
   */
  static SeatRig start(Path folder, int customers) throws IOException {
    CrowdRecords crowd = new CrowdRecords(customers, System.currentTimeMillis());
    Path config = LoadCentre.write(folder.resolve("config"), AGENTS, false, WRAP_UP_MS);
    LoadServer server = CrowdServer.start(folder, config, crowd);
    URI url = URI.create(server.url());
    Path data = folder.resolve("seat");
    SeatOpening opening =
        new SeatOpening(
            url, data, FileHeadset.deaf(), engine -> Bell.SILENT, UnaryOperator.identity());
    if (!(SeatAssembly.open(opening) instanceof SeatAssembly.Opened.Open(SeatAssembly assembly))) {
      server.close();
      throw new IOException("the seat's folder is in use");
    }
    Stage stage = window(assembly.seat(), url, data);
    SeatRig rig = new SeatRig(crowd, server, assembly, new RigCaller(server.sipPort()), stage);
    rig.signIn();
    return rig;
  }

  private static Stage window(Seat seat, URI server, Path data) throws IOException {
    SeatOptions options;
    try {
      options =
          SeatOptions.parse(
              new String[] {"--server", server.toString(), "--data", data.toString()});
    } catch (SeatOptions.BadOptionException e) {
      throw new IOException(e);
    }
    SettingsFile file = new SettingsFile(data, "en");
    Workplace place = Workplace.keptIn(file, file.load());
    CompletableFuture<Stage> shown = new CompletableFuture<>();
    Platform.startup(
        () -> {
          Stage made = new Stage();
          new SeatApp(seat, options, place, System.err).start(made);
          shown.complete(made);
        });
    return within(shown, STEP_MAX_S);
  }

  private void signIn() throws IOException {
    seat().signIn(AGENT, LoadCentre.password(AGENT).toCharArray());
    await(now -> now.signIn().step() == SeatSnapshot.SignIn.Step.SIGNED_IN, STEP_MAX_S);
    await(now -> now.connection().copy().complete(), COPY_MAX_S);
    seat().ready();
    await(now -> now.state().name() == SeatStateName.READY, STEP_MAX_S);
  }

  Seat seat() {
    return assembly.seat();
  }

  CrowdRecords crowd() {
    return crowd;
  }

  LoadServer server() {
    return server;
  }

  /** What is in the window; for the UI thread. */
  Scene scene() {
    return stage.getScene();
  }

  /** A customer of the crowd calls; returns when it rings at the seat. */
  void ring(int customer) throws IOException {
    calling = phone.call(CrowdRecords.phone(customer).substring("+86".length()));
    await(SeatRig::rings, RING_MAX_S);
  }

  static boolean rings(SeatSnapshot now) {
    SeatSnapshot.CallView call = now.call();
    return call != null && call.phase() == SeatSnapshot.CallView.Phase.RINGING;
  }

  /** The agent answers; returns when both can talk. */
  void answer() throws IOException {
    seat().answer();
    await(now -> now.call() != null && now.call().talkSinceNanos() != null, STEP_MAX_S);
  }

  /** The caller hangs up, the agent ends what follows; returns when the seat is ready again. */
  void finish() throws IOException {
    OwnKillCaller caller = calling;
    if (caller != null) {
      caller.hangUp();
    }
    await(now -> now.wrapUp() != null, STEP_MAX_S);
    SeatSnapshot.Person person = seat().snapshot().person();
    if (person == null) {
      throw new IOException("nobody is signed in any more");
    }
    seat().finishWrapUp(person.dispositions().getFirst().id());
    await(now -> now.state().name() == SeatStateName.READY && now.call() == null, STEP_MAX_S);
  }

  private void await(Predicate<SeatSnapshot> wanted, int maxSeconds) throws IOException {
    CompletableFuture<SeatSnapshot> seen = new CompletableFuture<>();
    Runnable stop =
        seat()
            .observe(
                now -> {
                  if (wanted.test(now)) {
                    seen.complete(now);
                  }
                });
    try {
      SeatSnapshot _ = within(seen, maxSeconds);
    } finally {
      stop.run();
    }
  }

  /** Does this on the UI thread and waits for it. */
  static <T> T onUi(Callable<T> work) throws IOException {
    CompletableFuture<T> done = new CompletableFuture<>();
    UiThread.run(
        () -> {
          try {
            done.complete(work.call());
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });
    return within(done);
  }

  /** What the window has, as soon as it has it; looked for on the UI thread. */
  static <T> T onceThere(Callable<Optional<T>> look) throws IOException, InterruptedException {
    for (int i = 0; i < STEP_MAX_S; i++) {
      Optional<T> there = onUi(look);
      if (there.isPresent()) {
        return there.get();
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw new IOException("the window did not come so far");
  }

  /** What comes of it, soon. */
  static <T> T within(CompletableFuture<T> future) throws IOException {
    return within(future, STEP_MAX_S);
  }

  private static <T> T within(CompletableFuture<T> future, int maxSeconds) throws IOException {
    try {
      return future.get(maxSeconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the seat did not come so far", e);
    }
  }

  @Override
  public void close() {
    phone.close();
    UiThread.run(stage::close);
    assembly.close();
    server.close();
  }
}
