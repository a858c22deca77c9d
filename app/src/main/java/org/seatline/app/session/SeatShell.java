package org.seatline.app.session;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SignInResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Performs the effects of the seat core; {@link #perform} runs on its thread and never blocks. */
final class SeatShell implements SeatChannel.Listener, Delivery.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(SeatShell.class);
  private static final long BACKOFF_FIRST_MS = 250;
  private static final long BACKOFF_MAX_MS = 4_000;

  private final SeatPorts ports;
  private final Consumer<SeatEvent> post;
  private final Consumer<SeatNotice> tell;
  private final Consumer<ServerMessage.Floor> show;
  private final SeatChannel channel;
  private final SyncLoop sync;
  private final Entrance entrance;

  /** Sign-in and sign-out: requests that somebody waits for, one at a time. */
  private final ExecutorService requests =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("seat-sign-in").daemon(true).factory());

  private String agentId = "";
  // Kept until sign-out, so that a server which lost its sessions lets the seat in again by itself.
  private char[] password = {};
  private final AtomicBoolean signingIn = new AtomicBoolean();
  private List<String> toldEnds = List.of();
  private final ScheduledExecutorService core;
  private final Backoff lookOut;
  private boolean alone;

  SeatShell(
      SeatPorts ports,
      ScheduledExecutorService core,
      Consumer<SeatEvent> post,
      Consumer<SeatNotice> tell,
      Consumer<ServerMessage.Floor> show) {
    this.ports = ports;
    this.core = core;
    this.lookOut = backoff();
    this.post = post;
    this.tell = tell;
    this.show = show;
    this.entrance = new Entrance(ports.api()::signIn, ports.store(), ports.seatName(), post);
    this.channel =
        new SeatChannel(ports.client(), ports.server(), core, ports.nanoClock(), backoff(), this);
    this.sync =
        new SyncLoop(
            ports.api(),
            ports.store(),
            backoff(),
            () -> post.accept(new ServerEvent.Loaded()),
            percent -> post.accept(new ServerEvent.Copied(percent)));
    ports.delivery().start(ports.api(), this);
  }

  private Backoff backoff() {
    return new Backoff(BACKOFF_FIRST_MS, BACKOFF_MAX_MS, ports.random());
  }

  /** Who is about to sign in. */
  void credentials(String agent, char[] secret) {
    forgetPassword();
    agentId = agent;
    password = secret;
  }

  private void forgetPassword() {
    Arrays.fill(password, '\0');
    password = new char[0];
  }

  void perform(SeatEffect effect, SeatModel model) {
    Phone phone = ports.phone();
    SeatStore store = ports.store();
    switch (effect) {
      case SeatEffect.BeginSignIn begin -> request(entrance::signIn);
      case SeatEffect.EnterSession(SignInResponse session) -> enter(session);
      case SeatEffect.EnterAlone(SignInResponse session) -> enterAlone(session);
      case SeatEffect.LeaveSession(boolean tellServer) -> leave(tellServer);
      case SeatEffect.Hello hello -> hello(hello);
      case SeatEffect.Send(SeatMessage message) -> channel.send(message);
      case SeatEffect.CatchUp() -> catchUp();
      case SeatEffect.FetchChanges() -> sync.wake();
      case SeatEffect.FetchCaller(String number) -> fetchCaller(number);
      case SeatEffect.Notify(SeatNotice notice) -> tell.accept(notice);
      case SeatEffect.ShowFloor(ServerMessage.Floor floor) -> show.accept(floor);
      case SeatEffect.Ring(boolean on) -> phone.ring(on);
      case SeatEffect.SoundMissed() -> phone.missed();
      case SeatEffect.AnswerCall(String callId) -> phone.answer(callId);
      case SeatEffect.RejectCall(String callId, int status) -> phone.reject(callId, status);
      case SeatEffect.EndCall(String callId) -> phone.hangUp(callId);
      case SeatEffect.EndDeadCall(String callId) -> phone.callerGone(callId);
      case SeatEffect.HoldCall(String callId, boolean on) -> phone.hold(callId, on);
      case SeatEffect.MuteCall(boolean on) -> phone.mute(on);
      case SeatEffect.SendDigits(String callId, String digits) -> phone.digits(callId, digits);
      case SeatEffect.StartRecording(String callId) -> phone.record(callId);
      case SeatEffect.PauseRecording(String callId, boolean on) -> phone.pauseRecording(callId, on);
      case SeatEffect.KeepCallEnd(SeatMessage.CallEndedAtSeat end) ->
          watch("keep a call's end", store.keepCallEnd(end));
      case SeatEffect.TellEnds(List<SeatMessage.CallEndedAtSeat> ends) -> tellEnds(ends);
      case SeatEffect.Journal(String callId, String what, String detail) ->
          watch(
              "write the call journal",
              store.journal(callId, ports.wallClock().millis(), what, detail));
      case SeatEffect.SubmitWrapUp(String callId, String disposition, long ms) ->
          watch("keep a wrap-up", store.wrapUp(callId, disposition, ms));
      case SeatEffect.SubmitQuality(String callId, CallQuality quality) ->
          watch("keep a call's quality", store.quality(callId, quality));
      case SeatEffect.ExpectSupervisor(ServerMessage.SuperviseExpected expected) ->
          phone.expectSupervisor(expected);
      case SeatEffect.JoinSupervised(ServerMessage.SuperviseGranted granted) ->
          phone.supervise(granted);
      case SeatEffect.SuperviseAs(var mode) -> phone.superviseAs(mode);
      case SeatEffect.LeaveSupervised() -> phone.superviseEnd();
    }
  }

  private void watch(String what, CompletableFuture<?> work) {
    var _ =
        work.whenComplete(
            (done, failed) -> {
              if (failed != null) {
                LOG.error("could not {}", what, failed);
              }
            });
  }

  /** Runs one request at a time: while one is under way, another changes nothing. */
  private void request(BiFunction<String, char[], SeatEvent> way) {
    if (!signingIn.compareAndSet(false, true)) {
      return;
    }
    String agent = agentId;
    char[] secret = password.clone();
    requests.execute(
        () -> {
          try {
            SeatEvent outcome = way.apply(agent, secret);
            signingIn.set(false);
            post.accept(outcome);
          } finally {
            Arrays.fill(secret, '\0');
            signingIn.set(false);
          }
        });
  }

  private void enter(SignInResponse session) {
    alone = false;
    lookOut.reset();
    atWork(session);
    ports.phone().register(session.sip());
    channel.open(session.token(), session.heartbeatMs(), session.leaseMs());
    sync.begin(shelves(session));
    ports.delivery().wake();
  }

  /** Without a token there is no channel: the seat signs in anew once a server is there. */
  private void enterAlone(SignInResponse session) {
    atWork(session);
    alone = true;
    lookForServer();
  }

  private void lookForServer() {
    var _ =
        core.schedule(
            () -> {
              if (alone) {
                request(entrance::signInAgain);
                lookForServer();
              }
            },
            lookOut.next(),
            TimeUnit.MILLISECONDS);
  }

  private void atWork(SignInResponse session) {
    ports.api().token(session.token());
    ports.store().agent(session.agent().agentId());
    var day = ports.store().day(session.agent().agentId());
    watch("count the day", day.thenAccept(known -> post.accept(new ServerEvent.DayKnown(known))));
  }

  private static Set<ChangeShelf> shelves(SignInResponse session) {
    Set<ChangeShelf> mine = EnumSet.allOf(ChangeShelf.class);
    if (!session.agent().roles().contains(Role.TRAINER)) {
      mine.remove(ChangeShelf.DRILLS);
    }
    return mine;
  }

  private void leave(boolean tellServer) {
    alone = false;
    lookOut.reset();
    channel.close();
    sync.pause();
    ports.delivery().pause();
    ports.phone().unregister();
    ports.store().left();
    forgetPassword();
    requests.execute(
        () -> {
          if (tellServer
              && ports.api().signOut() instanceof ServerApi.Reply.Unreachable<Boolean>(var why)) {
            LOG.info("signed out without the server: {}", why);
          }
        });
  }

  private void fetchCaller(String number) {
    requests.execute(
        () -> {
          HistoryPoint known = ports.store().known();
          if (ports.api().about(number, known)
                  instanceof ServerApi.Reply.Ok<FeedPage>(FeedPage page)
              && !page.changes().isEmpty()) {
            var stored = ports.store().applyAhead(page, known);
            watch(
                "keep a caller's record",
                stored.thenRun(() -> post.accept(new ServerEvent.CallerFetched())));
          }
        });
  }

  private void hello(SeatEffect.Hello hello) {
    var store = ports.store();
    channel.send(
        new SeatMessage.Hello(
            Protocol.VERSION,
            store.clientId(),
            hello.state(),
            hello.callId(),
            hello.reason(),
            store.known().number()));
  }

  private void catchUp() {
    sync.wake();
    ports.delivery().wake();
    ports.phone().refresh();
    var kept = ports.store().callEnds();
    watch("read the ends", kept.thenAccept(ends -> post.accept(new ServerEvent.KeptEnds(ends))));
  }

  private void tellEnds(List<SeatMessage.CallEndedAtSeat> ends) {
    ends.forEach(channel::send);
    toldEnds = ends.stream().map(SeatMessage.CallEndedAtSeat::callId).toList();
  }

  @Override
  public void opened() {
    post.accept(new ServerEvent.ChannelOpen());
  }

  @Override
  public void lost() {
    toldEnds = List.of();
    post.accept(new ServerEvent.ChannelLost());
  }

  @Override
  public void said(ServerMessage message) {
    post.accept(new ServerEvent.Said(message));
  }

  @Override
  public void roundTrip(long ms) {
    if (!toldEnds.isEmpty()) {
      // The channel keeps order: what was said before this heartbeat has been heard.
      watch("forget told call ends", ports.store().dropCallEnds(toldEnds));
      toldEnds = List.of();
    }
    post.accept(new ServerEvent.RoundTrip(ms));
  }

  @Override
  public void denied() {
    request(entrance::signInAgain);
  }

  @Override
  public void waiting(int count) {
    post.accept(new ServerEvent.Waiting(count));
  }

  @Override
  public void rejected(String subject, String code) {
    post.accept(new ServerEvent.Rejected(subject, code));
  }

  /** Leaves the server alone; the threads are closed afterwards by {@link #closeThreads}. */
  void close() {
    alone = false;
    channel.close();
    ports.phone().unregister();
    forgetPassword();
  }

  void closeThreads() {
    sync.close();
    requests.shutdownNow();
  }
}
