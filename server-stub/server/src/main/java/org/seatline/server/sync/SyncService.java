package org.seatline.server.sync;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.Protocol;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.PackedAnswer;
import org.seatline.server.seats.SeatSession;
import org.seatline.server.store.Store;
import org.seatline.server.sync.core.FeedDoor;

/** Change feed, mutations and recordings over HTTP, for seats that are signed in. */
public final class SyncService {
  private static final int CLIENT_ID_MAX_CHARS = 100;
  private static final int PHONE_MAX_CHARS = 40;

  private final Store store;
  private final MutationService mutations;
  private final Uploads uploads;
  private final HttpAnswers answers;
  private final ServerHistory history;
  private final Sealings sealings;
  private final SharedPages pages = new SharedPages(System::nanoTime);

  /** What comes in pieces. */
  public record Uploads(RecordingService recordings, TicketFileService files) {}

  public SyncService(
      Store store,
      MutationService mutations,
      Uploads uploads,
      HttpAnswers answers,
      ServerHistory history,
      Sealings sealings) {
    this.store = store;
    this.mutations = mutations;
    this.uploads = uploads;
    this.answers = answers;
    this.history = history;
    this.sealings = sealings;
  }

  /** The paths. */
  public void routes(HttpRules rules) {
    RecordingService recordings = uploads.recordings();
    TicketFileService files = uploads.files();
    String file = Protocol.FILES + "/{id}";
    rules
        .get(Protocol.CHANGES, (req, res) -> answers.withSession(req, res, this::changes))
        .get(Protocol.SEALING, (req, res) -> answers.withSession(req, res, this::sealing))
        .post(Protocol.MUTATIONS, delivered(this::mutate))
        .get(Protocol.RECORDINGS + "/{id}", delivered(recordings::progress))
        .put(Protocol.RECORDINGS + "/{id}", delivered(recordings::append))
        .post(Protocol.RECORDINGS + "/{id}/complete", delivered(recordings::complete))
        .post(
            Protocol.RECORDINGS + "/{id}" + Protocol.COMPLETE_SEALED,
            delivered(recordings::completeSealed))
        .get(file, delivered(files::progress))
        .put(file, delivered(files::append))
        .post(file + Protocol.COMPLETE_SEALED, delivered(files::completeSealed))
        .get(
            file + Protocol.FILE_CONTENT,
            (req, res) -> answers.withSession(req, res, files::content));
  }

  /** What is done with something that is brought. */
  @FunctionalInterface
  private interface Delivered {
    void take(Deliverer deliverer, ServerRequest request, ServerResponse response)
        throws IOException;
  }

  /** For sessions and for permits. */
  private Handler delivered(Delivered work) {
    return (request, response) -> {
      Optional<Deliverer> deliverer =
          HttpAnswers.bearer(request).flatMap(token -> deliverer(request, token));
      if (deliverer.isEmpty()) {
        HttpAnswers.refuse(response, Status.UNAUTHORIZED_401, "unknown-token", "sign in again");
        return;
      }
      HttpAnswers.guarded(request, response, (req, res) -> work.take(deliverer.get(), req, res));
    };
  }

  private Optional<Deliverer> deliverer(ServerRequest request, String token) {
    Optional<Deliverer> person = answers.sessionOf(request).map(Deliverer.Person::new);
    return person.isPresent() ? person : sealings.permits().byToken(token).map(m -> m);
  }

  private void sealing(SeatSession session, ServerRequest request, ServerResponse response) {
    HttpAnswers.json(response, sealings.of(session));
  }

  private void changes(SeatSession session, ServerRequest request, ServerResponse response) {
    HistoryPoint known =
        new HistoryPoint(text(request, "epoch"), text(request, "run"), number(request, "known"));
    Optional<String> phone = request.query().first("number").asOptional();
    if (phone.isPresent()) {
      about(phone.get(), known, response);
      return;
    }
    Optional<ChangeShelf> shelf = shelf(text(request, "shelf"));
    if (shelf.isEmpty() || !maySee(session, shelf.get())) {
      HttpAnswers.refuse(response, Status.FORBIDDEN_403, "not-yours", "no shelf of this person");
      return;
    }
    FeedDoor.Ask ask = new FeedDoor.Ask(known, number(request, "after"), number(request, "since"));
    Set<ChangeKind> kinds = kinds(shelf.get());
    Supplier<FeedPage> page = () -> store.inTransaction(tx -> history.page(tx, kinds, ask));
    if (PackedAnswer.reads(request)) {
      FeedDoor.Entry entry = store.inTransaction(tx -> history.entry(tx, ask));
      SharedPages.Place place = new SharedPages.Place(shelf.get(), entry);
      PackedAnswer.send(response, pages.packed(place, page));
    } else {
      PackedAnswer.json(request, response, page.get());
    }
  }

  private void about(String phone, HistoryPoint known, ServerResponse response) {
    if (phone.length() > PHONE_MAX_CHARS) {
      HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-request", "not a phone number");
      return;
    }
    HttpAnswers.json(response, store.inTransaction(tx -> history.about(tx, phone, known)));
  }

  private static Optional<ChangeShelf> shelf(String id) {
    return Arrays.stream(ChangeShelf.values()).filter(shelf -> shelf.id().equals(id)).findFirst();
  }

  private static boolean maySee(SeatSession session, ChangeShelf shelf) {
    return ChangeShelf.of(session.person().roles()).contains(shelf);
  }

  private static Set<ChangeKind> kinds(ChangeShelf shelf) {
    Set<ChangeKind> kinds = EnumSet.allOf(ChangeKind.class);
    kinds.removeIf(kind -> kind.shelf() != shelf);
    return kinds;
  }

  private static String text(ServerRequest request, String name) {
    return request.query().first(name).orElse("");
  }

  /** A number of the query that is not negative; 0 for anything else. */
  static long number(ServerRequest request, String name) {
    String text = text(request, name);
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private void mutate(Deliverer deliverer, ServerRequest request, ServerResponse response)
      throws IOException {
    MutationBatch batch = HttpAnswers.read(request, MutationBatch.class, Protocol.BODY_MAX_BYTES);
    if (batch.clientId().isBlank() || batch.clientId().length() > CLIENT_ID_MAX_CHARS) {
      HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-request", "no client id");
    } else if (!deliverer.mayBring(batch.clientId())) {
      HttpAnswers.refuse(response, Status.FORBIDDEN_403, "not-yours", "a permit of another store");
    } else if (batch.size() > Protocol.MUTATION_BATCH_MAX) {
      HttpAnswers.refuse(
          response,
          Status.REQUEST_ENTITY_TOO_LARGE_413,
          "too-large",
          "more than " + Protocol.MUTATION_BATCH_MAX + " mutations");
    } else {
      HttpAnswers.json(response, mutations.apply(deliverer, batch));
    }
  }
}
