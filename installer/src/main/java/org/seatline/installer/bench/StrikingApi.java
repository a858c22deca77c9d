package org.seatline.installer.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.seatline.app.session.CentreFile;
import org.seatline.app.session.CentreQuestion;
import org.seatline.app.session.ServerApi;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;

/** A seat's way to the server, on which the server can be killed while a batch is under way. */
final class StrikingApi implements ServerApi {
  private final ServerApi api;
  private final AtomicReference<Strike> armed;
  private final AtomicInteger duplicates = new AtomicInteger();

  /**
   * What kills the server once.
   *
   * @param afterCommit whether the server has committed and answered, and the answer is lost;
   *     otherwise it dies while it works
   */
  record Strike(boolean afterCommit, Runnable kill) {}

  StrikingApi(ServerApi api, AtomicReference<Strike> armed) {
    this.api = api;
    this.armed = armed;
  }

  /** How many mutations the server had when they came. */
  int duplicates() {
    return duplicates.get();
  }

  @Override
  public Reply<MutationResults> mutations(MutationBatch batch) {
    Strike strike = batch.mutations().isEmpty() ? null : armed.getAndSet(null);
    if (strike == null) {
      return counted(api.mutations(batch));
    }
    if (!strike.afterCommit()) {
      strike.kill().run();
      return api.mutations(batch);
    }
    Reply<MutationResults> lost = api.mutations(batch);
    strike.kill().run();
    return lost instanceof Reply.Ok<MutationResults> ? new Reply.Unreachable<>("killed") : lost;
  }

  private Reply<MutationResults> counted(Reply<MutationResults> reply) {
    if (reply instanceof Reply.Ok<MutationResults>(MutationResults results)) {
      results.results().stream()
          .filter(result -> result.outcome() == MutationResults.Outcome.DUPLICATE)
          .forEach(result -> duplicates.incrementAndGet());
    }
    return reply;
  }

  @Override
  public Reply<SignInResponse> signIn(SignInRequest request) {
    return api.signIn(request);
  }

  @Override
  public Reply<Boolean> signOut() {
    return api.signOut();
  }

  @Override
  public void token(String token) {
    api.token(token);
  }

  @Override
  public Reply<FeedPage> changes(ChangeShelf shelf, Point point, HistoryPoint known) {
    return api.changes(shelf, point, known);
  }

  @Override
  public Reply<FeedPage> about(String number, HistoryPoint known) {
    return api.about(number, known);
  }

  @Override
  public Reply<RecordingProgress> recording(String recordingId) {
    return api.recording(recordingId);
  }

  @Override
  public Reply<RecordingProgress> append(String recordingId, long offset, ByteBuffer piece) {
    return api.append(recordingId, offset, piece);
  }

  @Override
  public Reply<RecordingProgress> complete(RecordingManifest manifest) {
    return api.complete(manifest);
  }

  @Override
  public <T> Reply<T> ask(CentreQuestion<T> question) {
    return api.ask(question);
  }

  @Override
  public Reply<byte[]> fetch(CentreFile file) {
    return api.fetch(file);
  }
}
