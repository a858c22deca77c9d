package org.seatline.app.session;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the server whether somebody may work here and, if there is none, the keys of the people who
 * worked here before. Every method blocks for a bounded time: for the sign-in thread.
 */
final class Entrance {
  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
  private static final long LEFT_MAX_MS = 3_000;

  private final Function<SignInRequest, ServerApi.Reply<SignInResponse>> server;
  private final SeatStore store;
  private final String seatName;
  private final Consumer<SeatEvent> post;

  /**
   * Asks nobody yet.
   *
   * @param post hears what became of somebody's key, before they are let in
   */
  Entrance(
      Function<SignInRequest, ServerApi.Reply<SignInResponse>> server,
      SeatStore store,
      String seatName,
      Consumer<SeatEvent> post) {
    this.server = server;
    this.store = store;
    this.seatName = seatName;
    this.post = post;
  }

  /** Somebody wants to begin work. */
  SeatEvent signIn(String agentId, char[] password) {
    SeatEvent byServer = signInAgain(agentId, password);
    boolean away =
        byServer instanceof ServerEvent.SignInFailed(String code)
            && code.equals(SignInSteps.SERVER_UNREACHABLE);
    return switch (away ? alone(agentId, password) : byServer) {
      case ServerEvent.SignedIn(SignInResponse session, var none) ->
          new ServerEvent.SignedIn(session, left(agentId));
      case ServerEvent.SignedInAlone(SignInResponse session, long untilMs, var none) ->
          new ServerEvent.SignedInAlone(session, untilMs, left(agentId));
      case SeatEvent other -> other;
    };
  }

  /** What the last process was in the middle of; a store that cannot tell keeps nobody out. */
  private LeftBooks.@Nullable Left left(String agentId) {
    try {
      return store.leftWork().of(agentId).get(LEFT_MAX_MS, TimeUnit.MILLISECONDS).orElse(null);
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("what was under way cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  /** Somebody is at work, and the server has to let them in anew. */
  SeatEvent signInAgain(String agentId, char[] password) {
    SignInRequest request =
        new SignInRequest(
            Protocol.VERSION, agentId, new String(password), store.clientId(), seatName);
    return switch (server.apply(request)) {
      case ServerApi.Reply.Ok<SignInResponse>(SignInResponse session) -> {
        post.accept(new ServerEvent.KeyHere(store.people().welcome(session, password)));
        yield new ServerEvent.SignedIn(session);
      }
      case ServerApi.Reply.Refused<SignInResponse>(int status, String code) ->
          new ServerEvent.SignInFailed(code);
      case ServerApi.Reply.Unreachable<SignInResponse>(String why) -> {
        LOG.info("no sign-in: {}", why);
        yield new ServerEvent.SignInFailed(SignInSteps.SERVER_UNREACHABLE);
      }
    };
  }

  /** Somebody has locked the seat, and wants it back: with the server and without. */
  SeatEvent unlock(String agentId, char[] password) {
    return switch (store.people().unlock(agentId, password)) {
      case PeopleHere.Unlocked.Open() -> {
        store.agent(agentId);
        yield new ServerEvent.Unlocked();
      }
      // No key of theirs could be written down here: only the server knows the password.
      case PeopleHere.Unlocked.Refused(String code) when code.equals(PeopleHere.NEVER_HERE) ->
          signInAgain(agentId, password);
      case PeopleHere.Unlocked.Refused(String code) -> new ServerEvent.UnlockFailed(code);
    };
  }

  private SeatEvent alone(String agentId, char[] password) {
    return switch (store.people().alone(agentId, password)) {
      case PeopleHere.Alone.LetIn(SignInResponse session, long untilMs) -> {
        LOG.info("signed in without the server");
        yield new ServerEvent.SignedInAlone(session, untilMs);
      }
      case PeopleHere.Alone.Refused(String code) ->
          new ServerEvent.SignInFailed(
              code.equals(PeopleHere.NEVER_HERE) ? SignInSteps.SERVER_UNREACHABLE : code);
    };
  }
}
