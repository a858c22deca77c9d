package org.seatline.app.session;

import java.nio.ByteBuffer;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;

/**
 * The server's HTTP side. Every method blocks for a bounded time; never call them on the UI or the
 * seat-core thread. All but {@link #signIn} use the token of the last {@link #token}.
 */
public interface ServerApi {

  /** What came of a request. */
  sealed interface Reply<T> {
    /** It was done. */
    record Ok<T>(T value) implements Reply<T> {}

    /** The server said no, with a stable code; asking again will not help by itself. */
    record Refused<T>(int status, String code) implements Reply<T> {}

    /** No answer: server or network are gone. */
    record Unreachable<T>(String why) implements Reply<T> {}
  }

  /** Signs in. */
  Reply<SignInResponse> signIn(SignInRequest request);

  /** Ends the session. */
  Reply<Boolean> signOut();

  /** Uses this bearer token from now on; empty for none. */
  void token(String token);

  /** The page of a shelf after a point. */
  Reply<FeedPage> changes(ChangeShelf shelf, Point point, HistoryPoint known);

  /** All that the server has about the customers with this number, as it came in an offer. */
  Reply<FeedPage> about(String number, HistoryPoint known);

  /** Those who are likely to call next, with all about them. */
  Reply<FeedPage> recent(HistoryPoint known);

  /** Delivers mutations. */
  Reply<MutationResults> mutations(MutationBatch batch);

  /** What is brought in pieces. */
  enum Upload {
    /** Calls that were recorded. */
    RECORDING(Protocol.RECORDINGS),
    /** Files of tickets. */
    FILE(Protocol.FILES);

    private final String path;

    Upload(String path) {
      this.path = path;
    }

    /** Where it goes, below the server's address. */
    String path() {
      return path;
    }
  }

  /** How much of something the server has. */
  Reply<RecordingProgress> progress(Upload what, String id);

  /** Appends a piece at an offset. */
  Reply<RecordingProgress> append(Upload what, String id, long offset, ByteBuffer piece);

  /** The same server by another bearer token, for ever. */
  ServerApi withToken(String token);

  /** What a sign-in would give to seal by now. */
  Reply<Sealing> sealing();

  /** Closes something that was brought sealed. */
  Reply<RecordingProgress> complete(Upload what, SealedRecordingEnd end);

  /** Closes a recording. */
  Reply<RecordingProgress> complete(RecordingManifest manifest);

  /** Asks for a lead's page. */
  <T> Reply<T> ask(CentreQuestion<T> question);

  /** Fetches a file for a lead's page; refused with {@code too-large} past its limit. */
  Reply<byte[]> fetch(CentreFile file);
}
