package org.seatline.app.session;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.SignInResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in and out, and begins and ends what runs while somebody is signed in. On the seat-core
 * thread; what waits for a server has a thread of its own.
 */
final class SessionShell {
  private static final Logger LOG = LoggerFactory.getLogger(SessionShell.class);

  private final SeatPorts ports;
  private final ScheduledExecutorService core;
  private final Consumer<SeatEvent> post;
  private final SeatChannel channel;
  private final SyncLoop sync;
  private final Entrance entrance;
  private final Backoff lookOut;

  /** Sign-in and sign-out: requests that somebody waits for, one at a time. */
  private final ExecutorService requests =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("seat-sign-in").daemon(true).factory());

  private final AtomicBoolean signingIn = new AtomicBoolean();
  private String agentId = "";
  // Kept until sign-out, so that a server which lost its sessions lets the seat in again by itself.
  private char[] password = {};
  private boolean alone;

  SessionShell(
      SeatPorts ports,
      ScheduledExecutorService core,
      Consumer<SeatEvent> post,
      SeatChannel channel,
      SyncLoop sync) {
    this.ports = ports;
    this.core = core;
    this.post = post;
    this.channel = channel;
    this.sync = sync;
    this.entrance = new Entrance(ports.api()::signIn, ports.store(), ports.seatName(), post);
    this.lookOut = Backoff.ofSeat(ports.random());
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

  /** Asks whether this person may work here. */
  void signIn() {
    request(entrance::signIn);
  }

  /** The server does not know the session any more; a locked seat waits for its password. */
  void signInAgain() {
    if (password.length > 0) {
      request(entrance::signInAgain);
    }
  }

  /** Somebody comes back to a locked seat. */
  void unlock() {
    request(entrance::unlock);
  }

  /** The seat is locked: nothing by which its person's text can be read stays in memory. */
  void dropSecrets() {
    forgetPassword();
    ports.store().left();
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

  /** The server has let somebody in. */
  void enter(SignInResponse session) {
    alone = false;
    lookOut.reset();
    atWork(session);
    ports.phone().register(session.sip());
    ports.phone().line(session.meanwhile().line());
    ports.servers().good(ports.servers().current());
    ports.servers().learn(session.meanwhile().servers());
    channel.open(session.token(), session.heartbeatMs(), session.leaseMs());
    sync.begin(ChangeShelf.of(session.agent().roles()));
    ports.delivery().wake();
  }

  /**
   * Nobody but this computer has let somebody in. Without a token there is no channel: the seat
   * signs in anew once a server is there.
   */
  void enterAlone(SignInResponse session) {
    atWork(session);
    ports.phone().line(session.meanwhile().line());
    ports.servers().learn(session.meanwhile().servers());
    alone = true;
    lookForServer();
  }

  /** Looks for the server at once, when only this computer has let somebody in. */
  void tryNow() {
    if (alone) {
      lookOut.reset();
      request(entrance::signInAgain);
    }
  }

  private void lookForServer() {
    var _ =
        core.schedule(
            () -> {
              if (alone) {
                signInAgain();
                lookForServer();
              }
            },
            lookOut.next(),
            TimeUnit.MILLISECONDS);
  }

  private void atWork(SignInResponse session) {
    ports.api().token(session.token());
    ports.store().agent(session.agent().agentId());
    var day = ports.store().calls().day(session.agent().agentId());
    Watched.log(
        "count the day", day.thenAccept(known -> post.accept(new ServerEvent.DayKnown(known))));
  }

  /** Nobody works here any more, and the server hears of it if it can. */
  void signOut() {
    leave();
    requests.execute(
        () -> {
          if (ports.api().signOut() instanceof ServerApi.Reply.Unreachable<Boolean>(var why)) {
            LOG.info("signed out without the server: {}", why);
          }
        });
  }

  /** Nobody works here any more. */
  void leave() {
    alone = false;
    lookOut.reset();
    channel.close();
    sync.pause();
    ports.delivery().pause();
    ports.phone().unregister();
    ports.store().left();
    forgetPassword();
  }

  /** Who is here, or about to be; empty for nobody. */
  String agentId() {
    return agentId;
  }

  /** Runs a request after those that were asked for before. */
  void run(Runnable request) {
    requests.execute(request);
  }

  /** Looks for no server any more, and forgets who was here. */
  void forget() {
    alone = false;
    forgetPassword();
  }

  void close() {
    requests.shutdownNow();
  }
}
