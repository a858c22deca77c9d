package org.seatline.server.sync;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerHistory.Line;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.Role;
import org.seatline.protocol.Wire;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.PhoneNumbers;
import org.seatline.server.store.Feed;
import org.seatline.server.store.Tx;
import org.seatline.server.sync.core.CustomerMerge;

/** What people do to customers' records, and who had a masked number shown. */
final class CustomerChanges {
  private static final int NUMBER_MAX_CHARS = 40;

  private final Supplier<Configuration> live;
  private final LongSupplier nowMs;

  CustomerChanges(Supplier<Configuration> live, LongSupplier nowMs) {
    this.live = live;
    this.nowMs = nowMs;
  }

  List<Conflict> apply(Tx tx, String agentId, Mutation.OfCustomer mutation) {
    Author author = new Author(agentId, roles(agentId), nowMs.getAsLong());
    return switch (mutation) {
      case Mutation.CustomerCreated m -> create(tx, author, m.customer());
      case Mutation.CustomerChanged m -> change(tx, author, m);
      case Mutation.CustomersMerged m -> CustomerMerging.merge(tx, author, m);
      case Mutation.CustomersParted m -> CustomerMerging.part(tx, author, m);
      case Mutation.NumberRevealed m -> revealed(tx, author, m);
    };
  }

  /** Who does it, and when. */
  record Author(String agentId, Set<Role> roles, long nowMs) {
    Line line(String act, String about, String before, String after) {
      return new Line(nowMs, agentId, act, about, before, after);
    }
  }

  private Set<Role> roles(String agentId) {
    return live.get().person(agentId).map(Configuration.Person::roles).orElse(Set.of());
  }

  private CustomerRules rules() {
    return new CustomerRules(new PhoneNumbers(live.get().centre().numbers()));
  }

  private List<Conflict> create(Tx tx, Author author, CustomerRecord customer) {
    MutationApplier.checkId(customer.id());
    rules().checkNew(customer, author.roles());
    if (tx.customers().exists(customer.id())) {
      throw new Rejection("customer-exists");
    }
    put(tx, customer);
    String name = customer.name().zh().isBlank() ? customer.name().en() : customer.name().zh();
    tx.customerBook().add(customer.id(), author.line("created", "", "", name));
    return List.of();
  }

  private List<Conflict> change(Tx tx, Author author, Mutation.CustomerChanged m) {
    CustomerRules rules = rules();
    rules.checkEdits(m.edits(), author.roles());
    CustomerRecord before = find(tx, m.customerId());
    CustomerMerge.Changed changed = CustomerMerge.change(before, m.edits());
    rules.check(changed.customer());
    put(tx, changed.customer());
    changed
        .written()
        .forEach(
            edit ->
                tx.customerBook()
                    .add(
                        before.id(),
                        author.line("changed", edit.field(), edit.before(), edit.after())));
    return changed.conflicts();
  }

  /** A look is written down even at a record that is gone: it has happened. */
  private List<Conflict> revealed(Tx tx, Author author, Mutation.NumberRevealed m) {
    MutationApplier.checkId(m.revealId());
    if (m.reason().length() > CustomerRules.REASON_MAX_CHARS
        || m.number().length() > NUMBER_MAX_CHARS) {
      throw new Rejection("too-large");
    }
    if (live.get().centre().seats().revealReason() && m.reason().isBlank()) {
      throw new Rejection("reason-needed");
    }
    String call = m.callId() == null ? "" : m.callId();
    Optional<String> customer =
        Optional.ofNullable(m.customerId()).flatMap(tx.customers()::resolve);
    customer.ifPresent(
        id ->
            tx.customerBook()
                .add(
                    id,
                    author.line("revealed", CustomerField.PHONE + m.number(), call, m.reason())));
    String subject = customer.map(id -> "customer " + id).orElse("call " + call);
    tx.housekeeping()
        .audit(
            author.nowMs(),
            author.agentId(),
            "number-revealed",
            subject,
            m.number() + (m.reason().isEmpty() ? "" : ": " + m.reason()));
    return List.of();
  }

  /** The record that an id stands for. */
  static CustomerRecord find(Tx tx, String id) {
    return tx.customers()
        .resolve(id)
        .flatMap(kept -> tx.feed().body(ChangeKind.CUSTOMER, kept))
        .map(CustomerChanges::read)
        .orElseThrow(() -> new Rejection(MutationApplier.UNKNOWN_CUSTOMER));
  }

  private static CustomerRecord read(String body) {
    try {
      return Wire.decode(body, CustomerRecord.class);
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("a stored customer cannot be read", e);
    }
  }

  /** Stores a record, and every seat hears of it. */
  static void put(Tx tx, CustomerRecord customer) {
    tx.customers().put(customer);
    tx.feed().put(List.of(Feed.Item.of(ChangeKind.CUSTOMER, customer.id(), customer)));
  }
}
