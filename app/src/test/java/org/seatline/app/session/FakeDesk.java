package org.seatline.app.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketHandling;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;

/** A desk in memory: one known customer, the sample centre's scripts, forms and articles. */
public final class FakeDesk implements Desk {
  private static final Path SAMPLE =
      Path.of("../server-stub/server/src/main/resources/org/seatline/server/sample/power-company");

  /** Tickets that were submitted. */
  public final List<TicketRecord> submitted = new ArrayList<>();

  /** Who is in the store. */
  public final List<CustomerRecord> customers = new ArrayList<>(List.of(wangFang()));

  /** Tickets that are in the store. */
  public final List<TicketRecord> tickets = new ArrayList<>(tickets());

  /** Questions that were saved. */
  public final List<TicketFilter> ticketFilters = new ArrayList<>();

  /** Whether they cannot be kept. */
  public boolean keepingFails;

  /** How far this computer is in step. */
  public SyncDetails sync = SyncDetails.NOTHING;

  /** What the start found. */
  public Recovered recovered = new Recovered(null, 0, 0, 0);

  private final FakeCameBack cameBack = new FakeCameBack();

  /** Mutations other than tickets. */
  public final List<Mutation> mutations = new ArrayList<>();

  /** What was noted on calls, newest last: call id, customer id, number of steps. */
  public final List<String> callNotes = new ArrayList<>();

  /** Drafts that were saved, newest first. */
  public final List<Draft> drafts = new ArrayList<>();

  /** Forms beside those of the sample, also other versions of these. */
  public final List<JsonNode> formVersions = new ArrayList<>();

  @Override
  public CompletableFuture<List<CustomerRecord>> customersByNumber(String number) {
    return done(customers.stream().filter(each -> each.phones().contains(number)).toList());
  }

  @Override
  public CompletableFuture<Optional<CustomerRecord>> customer(String customerId) {
    Optional<CustomerRecord> found =
        customers.stream().filter(each -> each.id().equals(customerId)).findFirst();
    String kept = found.map(CustomerRecord::mergedInto).orElse(null);
    return kept == null ? done(found) : customer(kept);
  }

  @Override
  public Optional<DialTarget> dialTarget(String written) {
    String digits = written.replaceAll("[^0-9+]", "");
    return digits.isEmpty() ? Optional.empty() : Optional.of(new DialTarget(digits, digits));
  }

  @Override
  public CompletableFuture<List<CustomerRecord>> searchCustomers(String text, int limit) {
    return done(
        customers.stream().filter(each -> each.toString().contains(text)).limit(limit).toList());
  }

  @Override
  public CompletableFuture<List<TicketRecord>> ticketsOf(String customerId, int limit) {
    return done(tickets);
  }

  @Override
  public CompletableFuture<Optional<TicketRecord>> ticket(String ticketId) {
    return done(tickets.stream().filter(each -> each.id().equals(ticketId)).findFirst());
  }

  @Override
  public CompletableFuture<List<Followed>> followUps(String agentId, Set<String> led) {
    return done(
        tickets.stream()
            .flatMap(
                ticket ->
                    ticket.handled().followUps().stream()
                        .filter(each -> each.isPending() && each.isFor(agentId, led))
                        .map(each -> new Followed(ticket, each)))
            .toList());
  }

  @Override
  public CompletableFuture<List<TicketFilter>> ticketFilters() {
    return done(List.copyOf(ticketFilters));
  }

  @Override
  public CompletableFuture<Void> keepTicketFilters(List<TicketFilter> filters) {
    if (keepingFails) {
      return CompletableFuture.failedFuture(new IOException("the disk is full"));
    }
    ticketFilters.clear();
    ticketFilters.addAll(filters);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<FoundTickets> searchTickets(TicketQuery query, int limit) {
    List<TicketRecord> found = tickets.stream().filter(query::finds).limit(limit).toList();
    return done(new FoundTickets(found, tickets.size()));
  }

  private static List<TicketRecord> tickets() {
    long now = System.currentTimeMillis();
    return List.of(
        ticket("4711", "open", "fault", now - hours(3), now + hours(2)),
        ticket("4188", "closed", "bills", now - hours(24 * 40), null));
  }

  @Override
  public CompletableFuture<List<ContactRecord>> contactsOf(String customerId, int limit) {
    long now = System.currentTimeMillis();
    return done(
        List.of(
            contact("k1", "fault", now - hours(3), "Power cut reported", "报修停电"),
            contact("k2", "bills", now - hours(24 * 40), "Bill of September explained", "解释 9 月账单"),
            contact("k3", "general", now - hours(24 * 120), "Address changed", "变更地址")));
  }

  @Override
  public CompletableFuture<Optional<JsonNode>> script(String scriptId) {
    return done(read(SAMPLE.resolve("scripts").resolve(scriptId + ".json")));
  }

  @Override
  public <T> CompletableFuture<Optional<T>> form(
      String formId, int version, Function<JsonNode, Optional<T>> reader) {
    return done(read(SAMPLE.resolve("forms").resolve(formId + ".json")).flatMap(reader));
  }

  @Override
  public CompletableFuture<List<JsonNode>> forms() {
    return done(Stream.concat(formVersions.stream(), all("forms").stream()).toList());
  }

  @Override
  public CompletableFuture<List<JsonNode>> searchArticles(
      String text, String languageTag, int limit) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return done(
        all("articles").stream()
            .filter(article -> article.toString().toLowerCase(Locale.ROOT).contains(wanted))
            .limit(limit)
            .toList());
  }

  @Override
  public CompletableFuture<Optional<JsonNode>> article(String articleId) {
    return done(read(SAMPLE.resolve("articles").resolve(articleId + ".json")));
  }

  @Override
  public CompletableFuture<List<JsonNode>> texts() {
    return done(
        Stream.of("snippets", "templates")
            .flatMap(name -> read(SAMPLE.resolve("texts").resolve(name + ".json")).stream())
            .toList());
  }

  @Override
  public CompletableFuture<List<JsonNode>> drills() {
    return done(all("drills"));
  }

  @Override
  public void saveDraft(Draft draft) {
    drafts.removeIf(each -> each.draftId().equals(draft.draftId()));
    drafts.add(0, draft);
  }

  @Override
  public CompletableFuture<List<Draft>> drafts() {
    return done(drafts.stream().filter(draft -> !draft.isForm()).toList());
  }

  @Override
  public CompletableFuture<List<Draft>> formDrafts() {
    return done(drafts.stream().filter(Draft::isForm).toList());
  }

  @Override
  public void discardDraft(String draftId) {
    drafts.removeIf(each -> each.draftId().equals(draftId));
  }

  @Override
  public CompletableFuture<Void> submit(Finished finished) {
    for (Mutation mutation : finished.mutations()) {
      if (mutation instanceof Mutation.TicketSubmitted(TicketRecord ticket)) {
        submitted.add(ticket);
      } else {
        mutations.add(mutation);
        if (mutation instanceof Mutation.TicketChanged changed) {
          tickets.replaceAll(
              each -> each.id().equals(changed.ticketId()) ? told(each, changed) : each);
        }
      }
    }
    discardDraft(finished.draftId());
    cameBack.replaced(finished.instead());
    return CompletableFuture.completedFuture(null);
  }

  /** Only what is handled: other fields of a ticket are not looked at again here. */
  private static TicketRecord told(TicketRecord ticket, Mutation.TicketChanged changed) {
    TicketHandling handling = ticket.handled();
    for (Mutation.Edit edit : changed.edits()) {
      if (Mutation.Edit.isHandling(edit.field())) {
        handling = handling.with(edit.field(), edit.after());
      }
    }
    return ticket.with(handling, ticket.dueAtMs());
  }

  /** Files that were attached. */
  public final FakeFiles files = new FakeFiles();

  @Override
  public FileShelf files() {
    return files;
  }

  @Override
  public CompletableFuture<SyncDetails> sync() {
    return done(sync);
  }

  @Override
  public CompletableFuture<Recovered> recovered() {
    return done(recovered);
  }

  @Override
  public FakeCameBack cameBack() {
    return cameBack;
  }

  @Override
  public void noteCall(
      String callId, @Nullable String customerId, List<Mutation.ScriptStepTaken> scriptPath) {
    callNotes.add(callId + " " + customerId + " " + scriptPath.size());
  }

  /** The customer with {@link SampleFloor#KNOWN_NUMBER}. */
  public static CustomerRecord wangFang() {
    return new CustomerRecord(
        "c-1",
        new LocalizedText("Wang Fang", "王芳"),
        List.of(SampleFloor.KNOWN_NUMBER),
        new LocalizedText(
            "Room 302, Unit 2, Building 5, Binjiang Garden, Chengdong", "城东区滨江花园 5 栋 2 单元 302 室"),
        "zh",
        Set.of("vip", "life-support"),
        List.of(
            new CustomerRecord.Meter("0042917635", new LocalizedText("Home", "住宅"), "residential"),
            new CustomerRecord.Meter("0042917641", new LocalizedText("Garage", "车库"), "charger")),
        List.of(
            new CustomerRecord.Bill("b1", "0042917635", "2026-10", "213", "118.64", false),
            new CustomerRecord.Bill("b2", "0042917635", "2026-09", "341", "197.20", true)));
  }

  private static TicketRecord ticket(
      String number, String state, String queue, long created, @Nullable Long due) {
    return new TicketRecord(
        "t-" + number,
        number,
        "c-1",
        null,
        queue,
        queue,
        1,
        state,
        Map.of("scope", "home"),
        "1004",
        created,
        due);
  }

  private static ContactRecord contact(String id, String queue, long at, String en, String zh) {
    return new ContactRecord(
        id,
        "c-1",
        "call",
        queue,
        "1004",
        at,
        187_000,
        null,
        new LocalizedText(en, zh),
        "recording-" + id);
  }

  private static long hours(long hours) {
    return Duration.ofHours(hours).toMillis();
  }

  private static List<JsonNode> all(String folder) {
    Path directory = SAMPLE.resolve(folder);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(file -> read(file).stream())
          .flatMap(
              node -> node.isArray() ? Stream.of(node).flatMap(FakeDesk::items) : Stream.of(node))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> items(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items.stream();
  }

  private static Optional<JsonNode> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Wire.mapper().readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
