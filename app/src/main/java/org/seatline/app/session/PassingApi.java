package org.seatline.app.session;

import java.nio.ByteBuffer;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;

/** Passes every request on; a wrapper changes the ones that it is about. */
public class PassingApi implements ServerApi {
  private final ServerApi api;

  /** Passes on to this one. */
  public PassingApi(ServerApi api) {
    this.api = api;
  }

  /** The wrapped one. */
  protected final ServerApi api() {
    return api;
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
  public Reply<FeedPage> recent(HistoryPoint known) {
    return api.recent(known);
  }

  @Override
  public <T> Reply<T> ask(CentreQuestion<T> question) {
    return api.ask(question);
  }

  @Override
  public Reply<byte[]> fetch(CentreFile file) {
    return api.fetch(file);
  }

  @Override
  public Reply<MutationResults> mutations(MutationBatch batch) {
    return api.mutations(batch);
  }

  @Override
  public Reply<RecordingProgress> progress(Upload what, String id) {
    return api.progress(what, id);
  }

  @Override
  public Reply<RecordingProgress> append(Upload what, String id, long offset, ByteBuffer piece) {
    return api.append(what, id, offset, piece);
  }

  @Override
  public ServerApi withToken(String token) {
    return api.withToken(token);
  }

  @Override
  public Reply<Sealing> sealing() {
    return api.sealing();
  }

  @Override
  public Reply<RecordingProgress> complete(Upload what, SealedRecordingEnd end) {
    return api.complete(what, end);
  }

  @Override
  public Reply<RecordingProgress> complete(RecordingManifest manifest) {
    return api.complete(manifest);
  }
}
