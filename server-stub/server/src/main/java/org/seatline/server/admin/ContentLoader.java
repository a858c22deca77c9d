package org.seatline.server.admin;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.FormVersions;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;
import org.seatline.server.store.Documents.Document;
import org.seatline.server.store.Feed;
import org.seatline.server.store.People;
import org.seatline.server.store.Store;
import org.seatline.server.store.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings documents, customers and people from the configuration into the store, only what changed:
 * each group is skipped when its files are the same as at the last loading, and of a changed group
 * only the changed things get a new change number.
 */
public final class ContentLoader {
  private static final Logger LOG = LoggerFactory.getLogger(ContentLoader.class);
  private static final String DOCUMENTS = "documents";
  private static final String CUSTOMERS = "customers";
  private static final String PEOPLE = "people";

  private final ConfigurationFolder folder;
  private final Configuration configuration;
  private final Instant now;

  public ContentLoader(ConfigurationFolder folder, Configuration configuration, Instant now) {
    this.folder = folder;
    this.configuration = configuration;
    this.now = now;
  }

  /** How much there is. */
  public record Size(int customers, int documents) {}

  /** Reads everything and stores nothing: for an administrator who wants to know. */
  public Size check() throws ConfigurationException {
    return new Size(
        readCustomers().customers().size(),
        DocumentFiles.read(folder, DocumentFiles.Check.ALL).size());
  }

  /**
   * Loads what changed since the last loading, in one transaction for each group: at a start, when
   * calls wait. Forms were checked before; one that was published here with another content is
   * logged, and what was published stays.
   */
  public void load(Store store) throws ConfigurationException {
    prepare(store, DocumentFiles.Check.NONE).groups().forEach(store::useTransaction);
  }

  /**
   * What is to be stored, read and checked.
   *
   * @param groups can be stored one by one or together; none when nothing changed
   */
  record Prepared(List<Consumer<Tx>> groups) {}

  /** Reads and checks what changed since the last loading; stores nothing. */
  Prepared prepare(Store store) throws ConfigurationException {
    return prepare(store, DocumentFiles.Check.against(PublishedForms.in(store)));
  }

  private Prepared prepare(Store store, DocumentFiles.Check check) throws ConfigurationException {
    List<Consumer<Tx>> groups = new ArrayList<>();
    if (changed(store, PEOPLE, configuration.contentHash())) {
      groups.add(people());
    }
    String documents = hash(DocumentFiles.list(folder));
    if (changed(store, DOCUMENTS, documents)) {
      List<Document> read = DocumentFiles.read(folder, check);
      tellOtherForms(PublishedForms.in(store), read);
      groups.add(tx -> storeDocuments(tx, read, documents));
    }
    String customers = hash(CustomerFiles.FILES);
    if (changed(store, CUSTOMERS, customers)) {
      CustomerContent read = readCustomers();
      groups.add(tx -> storeCustomers(tx, read, customers));
    }
    return new Prepared(List.copyOf(groups));
  }

  private static void tellOtherForms(PublishedForms published, List<Document> documents) {
    for (Document document : documents) {
      if (document.kind().equals("form") && published.insteadOf(document).isPresent()) {
        LOG.error(
            "form {}: version {} was published with other content, which tickets keep",
            document.id(),
            document.version());
      }
    }
  }

  private static boolean changed(Store store, String name, String hash) {
    return !store.inTransaction(tx -> tx.housekeeping().loaded(name)).equals(Optional.of(hash));
  }

  private Consumer<Tx> people() {
    List<People.Person> people =
        configuration.people().stream().map(ContentLoader::storedPerson).toList();
    return tx -> {
      tx.people().replaceAll(people);
      tx.housekeeping().setLoaded(PEOPLE, configuration.contentHash(), now.toEpochMilli());
    };
  }

  private static People.Person storedPerson(Configuration.Person p) {
    return new People.Person(
        p.agentId(),
        p.name().en(),
        p.name().zh(),
        String.join(",", p.roles().stream().map(r -> r.name().toLowerCase(Locale.ROOT)).toList()),
        p.demo() ? Passwords.hash(p.demoPassword(), Passwords.Cost.DEMO) : p.passwordHash(),
        p.demo());
  }

  private String hash(List<String> files) throws ConfigurationException {
    try {
      return folder.hash(files);
    } catch (IOException e) {
      throw new ConfigurationException(List.of(folder.root() + ": " + e.getMessage()));
    }
  }

  private void storeDocuments(Tx tx, List<Document> documents, String hash) {
    for (String kind : ConfigurationFolder.documentFolders().keySet().stream().sorted().toList()) {
      List<Document> ofKind = documents.stream().filter(d -> d.kind().equals(kind)).toList();
      tx.documents().replaceAll(kind, ofKind);
      ChangeKind changeKind = ChangeKind.valueOf(kind.toUpperCase(Locale.ROOT));
      putChanged(
          tx,
          changeKind,
          Stream.concat(
                  ofKind.stream().map(d -> new Feed.Item(changeKind, d.id(), d.body())),
                  versions(tx, changeKind, ofKind))
              .toList(),
          true);
    }
    tx.housekeeping().setLoaded(DOCUMENTS, hash, now.toEpochMilli());
  }

  /** A ticket keeps the version of the form that it began with, so seats get them all. */
  private static Stream<Feed.Item> versions(Tx tx, ChangeKind kind, List<Document> published) {
    if (kind != ChangeKind.FORM) {
      return Stream.of();
    }
    tx.documents().keepFormVersions(published);
    return tx.documents().formVersions().stream()
        .map(form -> new Feed.Item(kind, FormVersions.id(form.id(), form.version()), form.body()));
  }

  private record CustomerContent(
      List<CustomerRecord> customers, List<TicketRecord> tickets, List<ContactRecord> contacts) {

    /** With the records that people at seats made, changed or merged as those people left them. */
    CustomerContent besides(Tx tx) {
      Set<String> theirs = tx.customerBook().changedByPeople();
      if (theirs.isEmpty()) {
        return this;
      }
      List<CustomerRecord> all =
          new ArrayList<>(customers.stream().filter(c -> !theirs.contains(c.id())).toList());
      theirs.stream().sorted().flatMap(id -> stored(tx, id).stream()).forEach(all::add);
      UnaryOperator<String> now =
          id -> theirs.contains(id) ? tx.customers().resolve(id).orElse(id) : id;
      return new CustomerContent(
          List.copyOf(all),
          tickets.stream()
              .map(t -> t.customerId() == null ? t : t.of(now.apply(t.customerId())))
              .toList(),
          contacts.stream().map(c -> c.of(now.apply(c.customerId()))).toList());
    }

    private static Optional<CustomerRecord> stored(Tx tx, String id) {
      return tx.feed()
          .body(ChangeKind.CUSTOMER, id)
          .map(
              body -> {
                try {
                  return Wire.decode(body, CustomerRecord.class);
                } catch (MalformedMessageException e) {
                  throw new IllegalStateException("a stored customer cannot be read", e);
                }
              });
    }
  }

  private CustomerContent readCustomers() throws ConfigurationException {
    Problems problems = new Problems();
    CustomerFiles files =
        new CustomerFiles(
            folder,
            new PhoneNumbers(configuration.centre().numbers()),
            new SampleTimes(now.atZone(configuration.centre().timeZone())),
            problems);
    CustomerContent content =
        new CustomerContent(files.customers(), files.tickets(), files.contacts());
    problems.throwIfAny();
    return content;
  }

  private void storeCustomers(Tx tx, CustomerContent read, String hash) {
    CustomerContent content = read.besides(tx);
    Set<String> changed =
        putChanged(
            tx,
            ChangeKind.CUSTOMER,
            content.customers().stream()
                .map(c -> Feed.Item.of(ChangeKind.CUSTOMER, c.id(), c))
                .toList(),
            true);
    if (tx.customers().any()) {
      tx.customers().delete(changed);
    }
    tx.customers()
        .insert(content.customers().stream().filter(c -> changed.contains(c.id())).toList());
    tx.tickets().put(content.tickets(), now.toEpochMilli());
    putChanged(
        tx,
        ChangeKind.TICKET,
        content.tickets().stream().map(t -> Feed.Item.of(ChangeKind.TICKET, t.id(), t)).toList(),
        false);
    tx.contacts().put(content.contacts(), null);
    putChanged(
        tx,
        ChangeKind.CONTACT,
        content.contacts().stream().map(c -> Feed.Item.of(ChangeKind.CONTACT, c.id(), c)).toList(),
        false);
    tx.housekeeping().setLoaded(CUSTOMERS, hash, now.toEpochMilli());
  }

  /** Puts what differs from the feed into it and answers the ids; {@code all}: the rest is gone. */
  private static Set<String> putChanged(
      Tx tx, ChangeKind kind, List<Feed.Item> items, boolean all) {
    Map<String, String> before = tx.feed().bodies(kind);
    List<Feed.Item> changed = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Feed.Item item : items) {
      ids.add(item.id());
      if (!Objects.equals(before.get(item.id()), item.body())) {
        changed.add(item);
      }
    }
    if (all) {
      before.keySet().stream()
          .filter(id -> !ids.contains(id))
          .sorted()
          .forEach(id -> changed.add(new Feed.Item(kind, id, null)));
    }
    tx.feed().put(changed);
    Set<String> result = new HashSet<>();
    changed.forEach(item -> result.add(item.id()));
    return result;
  }
}
