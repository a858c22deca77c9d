package org.seatline.app.session;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SignInResponse;

/** Performs the effects of the seat core; {@link #perform} runs on its thread and never blocks. */
final class SeatShell implements SeatChannel.Listener, Delivery.Listener {

  private final SeatPorts ports;
  private final Consumer<SeatEvent> post;
  private final Consumer<SeatNotice> tell;
  private final Consumer<ServerMessage> show;
  private final SeatChannel channel;
  private final SyncLoop sync;
  private final SessionShell session;
  private final WipeShell wipe;
  private List<String> toldEnds = List.of();

  SeatShell(
      SeatPorts ports,
      ScheduledExecutorService core,
      Consumer<SeatEvent> post,
      Consumer<SeatNotice> tell,
      Consumer<ServerMessage> show) {
    this.ports = ports;
    this.post = post;
    this.tell = tell;
    this.show = show;
    this.channel =
        new SeatChannel(ports.client(), ports.servers(), core, ports.nanoClock(), backoff(), this);
    this.sync =
        new SyncLoop(
            ports.api(),
            ports.store().copy(),
            backoff(),
            () -> post.accept(new ServerEvent.Loaded()),
            percent -> post.accept(new ServerEvent.Copied(percent)));
    this.session = new SessionShell(ports, core, post, channel, sync);
    this.wipe = new WipeShell(ports.api(), ports.store());
    ports.delivery().start(ports.api(), this);
  }

  private Backoff backoff() {
    return Backoff.ofSeat(ports.random());
  }

  /** Who is about to sign in. */
  void credentials(String agent, char[] secret) {
    session.credentials(agent, secret);
  }

  void perform(SeatEffect effect, SeatModel model) {
    Phone phone = ports.phone();
    CallBooks calls = ports.store().calls();
    sync.callUp(model.call() != null);
    switch (effect) {
      case SeatEffect.BeginSignIn begin -> session.signIn();
      case SeatEffect.EnterSession(SignInResponse entered) -> session.enter(entered);
      case SeatEffect.EnterAlone(SignInResponse entered) -> session.enterAlone(entered);
      case SeatEffect.AskWipe() -> wipe.ask();
      case SeatEffect.DropSecrets() -> session.dropSecrets();
      case SeatEffect.BeginUnlock() -> session.unlock();
      case SeatEffect.LeaveSession(boolean tellServer) -> {
        if (tellServer) {
          session.signOut();
        } else {
          session.leave();
        }
      }
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
      case SeatEffect.TakeUpLeg(String callId, String dialog) -> phone.takeUp(callId, dialog);
      case SeatEffect.ResumeCall(String callId) -> phone.resume(callId);
      case SeatEffect.ForgetLeg(String callId) -> phone.forget(callId);
      case SeatEffect.ExpectConsult(String callId) -> phone.consults().expect(callId);
      case SeatEffect.RingBack(boolean on) -> phone.consults().ringBack(on);
      case SeatEffect.HearConsult(String callId, Company.Ear ear) ->
          phone.consults().hear(callId, ear);
      case SeatEffect.EndConsult(String callId) -> phone.consults().end(callId);
      case SeatEffect.RenameCall(String before, String callId) -> phone.rename(before, callId);
      case SeatEffect.OpenTalk(String callId) -> phone.talk(callId);
      case SeatEffect.ShowTargets(ServerMessage.Targets targets) -> show.accept(targets);
      case SeatEffect.HoldCall(String callId, boolean on) -> phone.hold(callId, on);
      case SeatEffect.HoldHere(String callId, boolean on) -> phone.holdHere(callId, on);
      case SeatEffect.PlaceCall(String callId, String digits) -> phone.place(callId, digits);
      case SeatEffect.SubmitLineCall(Mutation.LineCallEnded call) ->
          Watched.log("keep a call over the line", ports.store().desk().submit(call));
      case SeatEffect.MuteCall(boolean on) -> phone.mute(on);
      case SeatEffect.SendDigits(String callId, String digits) -> phone.digits(callId, digits);
      case SeatEffect.StartRecording(String callId) -> phone.record(callId);
      case SeatEffect.PauseRecording(String callId, boolean on) -> phone.pauseRecording(callId, on);
      case SeatEffect.StopRecording(String callId) -> phone.stopRecording(callId);
      case SeatEffect.HoldCopy(boolean on) -> sync.hold(on);
      case SeatEffect.KeepCallEnd(SeatMessage.CallEndedAtSeat end) ->
          Watched.log("keep a call's end", calls.keepEnd(end));
      case SeatEffect.TellEnds(List<SeatMessage.CallEndedAtSeat> ends) -> tellEnds(ends);
      case SeatEffect.Journal(String callId, String what, String detail) ->
          Watched.log(
              "write the call journal",
              calls.journal(callId, ports.wallClock().millis(), what, detail));
      case SeatEffect.SubmitWrapUp(String callId, String disposition, long ms) ->
          Watched.log("keep a wrap-up", calls.wrapUp(callId, disposition, ms));
      case SeatEffect.SubmitQuality(String callId, CallQuality quality) ->
          Watched.log("keep a call's quality", calls.quality(callId, quality));
      case SeatEffect.ExpectSupervisor(ServerMessage.SuperviseExpected expected) ->
          phone.expectSupervisor(expected);
      case SeatEffect.JoinSupervised(ServerMessage.SuperviseGranted granted) ->
          phone.supervise(granted);
      case SeatEffect.SuperviseAs(var mode) -> phone.superviseAs(mode);
      case SeatEffect.LeaveSupervised() -> phone.superviseEnd();
    }
  }

  private void fetchCaller(String number) {
    session.run(
        () -> {
          HistoryPoint known = ports.store().copy().known();
          if (ports.api().about(number, known)
                  instanceof ServerApi.Reply.Ok<FeedPage>(FeedPage page)
              && !page.changes().isEmpty()) {
            var stored = ports.store().copy().applyAhead(page, known);
            Watched.log(
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
            store.copy().known().number()));
  }

  private void catchUp() {
    sync.wake();
    ports.delivery().wake();
    ports.phone().refresh();
    var kept = ports.store().calls().ends();
    Watched.log(
        "read the ends", kept.thenAccept(ends -> post.accept(new ServerEvent.KeptEnds(ends))));
  }

  private void tellEnds(List<SeatMessage.CallEndedAtSeat> ends) {
    ends.forEach(channel::send);
    toldEnds = ends.stream().map(SeatMessage.CallEndedAtSeat::callId).toList();
  }

  /** Somebody does not want to wait for the next attempt. */
  void tryNow() {
    session.tryNow();
    channel.tryNow();
    sync.wake();
    ports.delivery().wake();
  }

  @Override
  public void opened() {
    var kept = ports.store().calls().lastEnd(session.agentId());
    Watched.log("read the last end", kept);
    var _ =
        kept.handle((end, failed) -> end == null ? null : end.orElse(null))
            .thenAccept(end -> post.accept(new ServerEvent.ChannelOpen(end)));
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
      Watched.log("forget told call ends", ports.store().calls().dropEnds(toldEnds));
      toldEnds = List.of();
    }
    post.accept(new ServerEvent.RoundTrip(ms));
  }

  @Override
  public void denied() {
    session.signInAgain();
  }

  @Override
  public void waiting(int count) {
    wipe.waiting(count);
    post.accept(new ServerEvent.Waiting(count));
  }

  @Override
  public void rejected(String subject, String code) {
    // Its author hears of it from the desk, and nobody else does.
  }

  /** Looks whether something is to be destroyed; the listener closes the seat if so. */
  void watchWipes(Runnable closeSeat) {
    wipe.whenMarked(closeSeat);
    wipe.start();
  }

  /** Leaves the server alone; the threads are closed afterwards by {@link #closeThreads}. */
  void close() {
    channel.close();
    ports.phone().unregister();
    session.forget();
  }

  void closeThreads() {
    sync.close();
    session.close();
    wipe.close();
  }
}
