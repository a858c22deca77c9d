package org.seatline.app.session;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.ErrorBody;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.FeedPageReader;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.Wire;

/** {@link ServerApi} over {@link HttpClient}. Thread-safe. */
public final class HttpServerApi implements ServerApi {
  private static final Duration REQUEST_MAX = Duration.ofSeconds(15);
  private static final Duration FILE_MAX = Duration.ofSeconds(60);

  private final HttpClient client;
  private final Servers servers;

  /** Bearer token, and the server that gave it; another one knows nothing of it. */
  private record Pass(String token, URI server) {}

  private volatile @Nullable Pass pass;
  private volatile URI asked;

  /** Talks to the server at {@code server}, for instance {@code http://127.0.0.1:8060}. */
  public HttpServerApi(HttpClient client, URI server) {
    this(client, Servers.only(server));
  }

  /** Talks to the present one of these servers. */
  public HttpServerApi(HttpClient client, Servers servers) {
    this.client = client;
    this.servers = servers;
    this.asked = servers.current();
  }

  /** Asks one server after the other, each once, until one answers. */
  @Override
  public Reply<SignInResponse> signIn(SignInRequest request) {
    Reply<SignInResponse> reply = new Reply.Unreachable<>("no server was asked");
    for (int i = servers.count(); i > 0; i--) {
      URI server = servers.current();
      asked = server;
      reply = call("POST", Protocol.SIGN_IN, json(request), SignInResponse.class);
      if (!(reply instanceof Reply.Unreachable<SignInResponse>)) {
        break;
      }
      servers.failed(server);
    }
    return reply;
  }

  @Override
  public Reply<Boolean> signOut() {
    return switch (raw("POST", Protocol.SIGN_OUT, BodyPublishers.noBody())) {
      case Reply.Ok<String> ok -> new Reply.Ok<>(true);
      case Reply.Refused<String>(int status, String code) -> new Reply.Refused<>(status, code);
      case Reply.Unreachable<String>(String why) -> new Reply.Unreachable<>(why);
    };
  }

  @Override
  public void token(String next) {
    pass = next.isEmpty() ? null : new Pass(next, asked);
  }

  @Override
  public Reply<FeedPage> changes(ChangeShelf shelf, Point point, HistoryPoint known) {
    String from = "&after=" + point.after() + "&since=" + point.since();
    return page(Protocol.CHANGES + "?shelf=" + shelf.id() + from + known(known));
  }

  @Override
  public Reply<FeedPage> about(String number, HistoryPoint known) {
    return page(Protocol.CHANGES + "?number=" + encode(number) + known(known));
  }

  @Override
  public Reply<FeedPage> recent(HistoryPoint known) {
    return page(Protocol.RECENT + "?" + known(known));
  }

  private static String known(HistoryPoint known) {
    return known.none()
        ? ""
        : "&epoch="
            + encode(known.epoch())
            + "&run="
            + encode(known.run())
            + "&known="
            + known.number();
  }

  private Reply<FeedPage> page(String query) {
    return decoded(raw("GET", query, BodyPublishers.noBody()), FeedPageReader::read);
  }

  @Override
  public Reply<MutationResults> mutations(MutationBatch batch) {
    return call("POST", Protocol.MUTATIONS, json(batch), MutationResults.class);
  }

  @Override
  public Reply<RecordingProgress> progress(Upload what, String id) {
    return call("GET", path(what, id), BodyPublishers.noBody(), PROGRESS);
  }

  @Override
  public Reply<RecordingProgress> append(Upload what, String id, long offset, ByteBuffer piece) {
    byte[] bytes = new byte[piece.remaining()];
    piece.get(bytes);
    return call(
        "PUT", path(what, id) + "?offset=" + offset, BodyPublishers.ofByteArray(bytes), PROGRESS);
  }

  @Override
  public ServerApi withToken(String bearer) {
    HttpServerApi other = new HttpServerApi(client, servers);
    other.token(bearer);
    return other;
  }

  @Override
  public Reply<Sealing> sealing() {
    return call("GET", Protocol.SEALING, BodyPublishers.noBody(), Sealing.class);
  }

  @Override
  public Reply<RecordingProgress> complete(Upload what, SealedRecordingEnd end) {
    String path = path(what, end.recordingId()) + Protocol.COMPLETE_SEALED;
    return call("POST", path, json(end), PROGRESS);
  }

  @Override
  public Reply<RecordingProgress> complete(RecordingManifest manifest) {
    String path = path(Upload.RECORDING, manifest.recordingId()) + "/complete";
    return call("POST", path, json(manifest), PROGRESS);
  }

  @Override
  public <T> Reply<T> ask(CentreQuestion<T> question) {
    Object body = question.body();
    return body == null
        ? call("GET", question.path(), BodyPublishers.noBody(), question.answer())
        : call("POST", question.path(), json(body), question.answer());
  }

  @Override
  public Reply<byte[]> fetch(CentreFile file) {
    HttpRequest request = request(file.path()).GET().build();
    var asked = client.sendAsync(request, CountedBody.of(file));
    try {
      HttpResponse<byte[]> response = asked.get(FILE_MAX.toMillis(), TimeUnit.MILLISECONDS);
      byte[] body = response.body();
      return response.statusCode() == 200
          ? new Reply.Ok<>(body)
          : failed(response.statusCode(), new String(body, StandardCharsets.UTF_8));
    } catch (ExecutionException e) {
      return e.getCause() instanceof CountedBody.TooLargeException
          ? new Reply.Refused<>(413, "too-large")
          : new Reply.Unreachable<>(why(e.getCause()));
    } catch (TimeoutException e) {
      asked.cancel(true);
      return new Reply.Unreachable<>("not here after " + FILE_MAX.toSeconds() + " s");
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return new Reply.Unreachable<>("interrupted");
    }
  }

  private static final Class<RecordingProgress> PROGRESS = RecordingProgress.class;

  private static String path(Upload what, String id) {
    return what.path() + "/" + encode(id);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static BodyPublisher json(Object body) {
    return BodyPublishers.ofString(Wire.encode(body), StandardCharsets.UTF_8);
  }

  private <T> Reply<T> call(String method, String path, BodyPublisher body, Class<T> type) {
    return decoded(raw(method, path, body), text -> Wire.decode(text, type));
  }

  /** How an answer is read. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(String text) throws MalformedMessageException;
  }

  private static <T> Reply<T> decoded(Reply<String> reply, Reading<T> reading) {
    return switch (reply) {
      case Reply.Ok<String>(String text) -> {
        try {
          yield new Reply.Ok<>(reading.of(text));
        } catch (MalformedMessageException e) {
          yield new Reply.Unreachable<>("the server's answer is malformed: " + e.getMessage());
        }
      }
      case Reply.Refused<String>(int status, String code) -> new Reply.Refused<>(status, code);
      case Reply.Unreachable<String>(String why) -> new Reply.Unreachable<>(why);
    };
  }

  private HttpRequest.Builder request(String path) {
    Pass mine = pass;
    boolean entering = path.equals(Protocol.SIGN_IN);
    URI server = mine == null || entering ? servers.current() : mine.server();
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(REQUEST_MAX);
    if (mine != null && !entering) {
      request.header("Authorization", "Bearer " + mine.token());
    }
    return request;
  }

  private Reply<String> raw(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request = request(path).method(method, body);
    boolean binary = method.equals("PUT");
    request.header("Accept-Encoding", PackedBody.CODING);
    request.header("Content-Type", binary ? "application/octet-stream" : "application/json");
    try {
      HttpResponse<String> response = client.send(request.build(), PackedBody.TEXT);
      int status = response.statusCode();
      if (status >= 200 && status < 300) {
        return new Reply.Ok<>(response.body());
      }
      return failed(status, response.body());
    } catch (IOException e) {
      return new Reply.Unreachable<>(why(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Unreachable<>("interrupted");
    }
  }

  private static <T> Reply<T> failed(int status, String body) {
    return status >= 500 && status != 507
        ? new Reply.Unreachable<>("HTTP " + status)
        : new Reply.Refused<>(status, code(body));
  }

  private static String why(@Nullable Throwable failure) {
    String message = failure == null ? null : failure.getMessage();
    return message == null ? String.valueOf(failure) : message;
  }

  private static String code(String body) {
    try {
      return Wire.decode(body, ErrorBody.class).code();
    } catch (MalformedMessageException e) {
      return "unexplained"; // a proxy's page, say: the status is what there is
    }
  }
}
