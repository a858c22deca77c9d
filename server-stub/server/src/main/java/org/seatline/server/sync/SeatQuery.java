package org.seatline.server.sync;

import io.helidon.webserver.http.ServerRequest;
import org.seatline.protocol.HistoryPoint;

/** What a seat says in the query of a request. */
final class SeatQuery {
  private SeatQuery() {}

  /** How far the seat knows the server's history. */
  static HistoryPoint known(ServerRequest request) {
    return new HistoryPoint(text(request, "epoch"), text(request, "run"), number(request, "known"));
  }

  static String text(ServerRequest request, String name) {
    return request.query().first(name).orElse("");
  }

  /** A number of the query that is not negative; 0 for anything else. */
  static long number(ServerRequest request, String name) {
    String text = text(request, name);
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
