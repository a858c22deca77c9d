package org.seatline.server.seats;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.seatline.protocol.ErrorBody;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Role;
import org.seatline.protocol.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reading and answering HTTP requests of seats; every refusal has an {@link ErrorBody}. */
public final class HttpAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(HttpAnswers.class);
  private static final String BEARER = "Bearer ";
  private final SessionRegistry sessions;

  public HttpAnswers(SessionRegistry sessions) {
    this.sessions = sessions;
  }

  /** What is done with a request of somebody who is signed in. */
  @FunctionalInterface
  public interface Handling {
    void handle(SeatSession session, ServerRequest request, ServerResponse response)
        throws IOException;
  }

  /** Runs {@code handling} for a valid bearer token, refuses anything else. */
  public void withSession(ServerRequest request, ServerResponse response, Handling handling) {
    Optional<SeatSession> session = sessionOf(request);
    if (session.isEmpty()) {
      refuse(response, Status.UNAUTHORIZED_401, "unknown-token", "sign in again");
      return;
    }
    guarded(request, response, (req, res) -> handling.handle(session.get(), req, res));
  }

  /** The session of a request's bearer token. */
  public Optional<SeatSession> sessionOf(ServerRequest request) {
    return bearer(request).flatMap(sessions::byToken);
  }

  /** The bearer token of a request, whatever it is good for. */
  public static Optional<String> bearer(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()));
  }

  /** Runs {@code handling} for a lead, refuses anybody else. */
  public Handler forLeads(Handling handling) {
    return (request, response) ->
        withSession(
            request,
            response,
            (session, req, res) -> {
              if (session.may(Role.LEAD)) {
                handling.handle(session, req, res);
              } else {
                refuse(res, Status.FORBIDDEN_403, "not-allowed", "for leads");
              }
            });
  }

  /** What is done with any request. */
  @FunctionalInterface
  public interface OpenHandling {
    void handle(ServerRequest request, ServerResponse response) throws IOException;
  }

  /** Runs {@code handling}; what is malformed or too large is refused. */
  public static void guarded(
      ServerRequest request, ServerResponse response, OpenHandling handling) {
    try {
      handling.handle(request, response);
    } catch (MalformedMessageException e) {
      refuse(response, Status.BAD_REQUEST_400, "bad-request", String.valueOf(e.getMessage()));
    } catch (TooLargeException e) {
      refuse(
          response,
          Status.REQUEST_ENTITY_TOO_LARGE_413,
          "too-large",
          String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof SocketException)) {
        LOG.error("a request could not be served", e);
        refuse(response, Status.INTERNAL_SERVER_ERROR_500, "internal", "see the server's log");
        return;
      }
      // A seat that closes does not wait for what it has asked for; nobody is left to answer.
      LOG.info("a seat went before it was answered: {}", e.getCause().getMessage());
    } catch (IOException e) {
      LOG.error("a request could not be served", e);
      refuse(response, Status.INTERNAL_SERVER_ERROR_500, "storage", "see the server's log");
    } catch (RuntimeException e) {
      LOG.error("a request could not be served", e);
      refuse(response, Status.INTERNAL_SERVER_ERROR_500, "internal", "see the server's log");
    }
  }

  /** Answers with JSON. */
  public static void json(ServerResponse response, Object body) {
    response
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .send(Wire.encode(body).getBytes(StandardCharsets.UTF_8));
  }

  /** Refuses with a stable code. */
  public static void refuse(ServerResponse response, Status status, String code, String detail) {
    response.status(status);
    json(response, new ErrorBody(code, detail));
  }

  /** Decodes the body. */
  public static <T> T read(ServerRequest request, Class<T> type, int maxBytes) throws IOException {
    return Wire.decode(new String(bytes(request, maxBytes), StandardCharsets.UTF_8), type);
  }

  /** The whole body, at most {@code maxBytes}. */
  public static byte[] bytes(ServerRequest request, int maxBytes) throws IOException {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] body = in.readNBytes(maxBytes + 1);
      if (body.length > maxBytes) {
        throw new TooLargeException("more than " + maxBytes + " bytes");
      }
      return body;
    }
  }

  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }
}
