package org.seatline.server.sync;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.seatline.protocol.CustomerHistory;
import org.seatline.protocol.CustomerRights;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.Role;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.SeatSession;
import org.seatline.server.store.Recordings;
import org.seatline.server.store.Store;

/** What a seat's copy does not have of a customer: history, older contacts, recorded calls. */
public final class CustomerRoutes {
  private static final String ID = "id";

  private final Store store;
  private final RecordingFiles files;
  private final HttpAnswers answers;
  private final LongSupplier nowMs;

  public CustomerRoutes(
      Store store, RecordingFiles files, HttpAnswers answers, LongSupplier nowMs) {
    this.store = store;
    this.files = files;
    this.answers = answers;
    this.nowMs = nowMs;
  }

  /** The paths. */
  public void routes(HttpRules rules) {
    String one = Protocol.CUSTOMERS + "/{" + ID + "}";
    String sound = Protocol.RECORDINGS + "/{" + ID + "}" + Protocol.RECORDING_SOUND;
    rules
        .get(one + "/history", (req, res) -> answers.withSession(req, res, this::history))
        .get(one + "/earlier", (req, res) -> answers.withSession(req, res, this::earlier))
        .get(sound, (req, res) -> answers.withSession(req, res, this::sound));
  }

  private static String id(ServerRequest request) {
    return request.path().pathParameters().get(ID);
  }

  private Optional<String> customer(ServerRequest request, ServerResponse response) {
    Optional<String> known = store.inTransaction(tx -> tx.customers().resolve(id(request)));
    if (known.isEmpty()) {
      HttpAnswers.refuse(
          response, Status.NOT_FOUND_404, MutationApplier.UNKNOWN_CUSTOMER, "no such customer");
    }
    return known;
  }

  /** Who looked at a number is the lead's to know. */
  private void history(SeatSession session, ServerRequest request, ServerResponse response) {
    boolean lead = session.may(Role.LEAD);
    customer(request, response)
        .ifPresent(
            id -> {
              List<CustomerHistory.Line> lines =
                  store.inTransaction(tx -> tx.customerBook().of(id)).stream()
                      .filter(line -> lead || !line.act().equals("revealed"))
                      .toList();
              HttpAnswers.json(response, new CustomerHistory(lines));
            });
  }

  private void earlier(SeatSession session, ServerRequest request, ServerResponse response) {
    long before = SyncService.number(request, "before");
    customer(request, response)
        .ifPresent(
            id ->
                HttpAnswers.json(
                    response,
                    store.inTransaction(
                        tx -> tx.belongings().earlier(id, before, Protocol.EARLIER_MAX))));
  }

  private void sound(SeatSession session, ServerRequest request, ServerResponse response)
      throws IOException {
    if (!CustomerRights.mayListen(session.person().roles())) {
      HttpAnswers.refuse(response, Status.FORBIDDEN_403, "not-allowed", "for leads");
      return;
    }
    String id = id(request);
    Optional<Path> file =
        store
            .inTransaction(tx -> tx.recordings().find(id))
            .map(Recordings.Known::path)
            .map(files::whole)
            .filter(Files::exists);
    if (file.isEmpty()) {
      HttpAnswers.refuse(response, Status.NOT_FOUND_404, "unknown-recording", "not here (yet)");
      return;
    }
    store.useTransaction(
        tx ->
            tx.housekeeping()
                .audit(nowMs.getAsLong(), session.agentId(), "recording", id, "HEARD"));
    response
        .header(HeaderNames.CONTENT_TYPE, "audio/wav")
        .header(HeaderNames.CONTENT_LENGTH, String.valueOf(Files.size(file.get())));
    try (OutputStream out = response.outputStream()) {
      Files.copy(file.get(), out);
    }
  }
}
