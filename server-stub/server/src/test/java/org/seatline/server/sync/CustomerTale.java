package org.seatline.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerHistory;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.EarlierRecords;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.FeedPageReader;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.StoreMark;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;

/** What an agent and a lead do to customers' records, on whatever database a server stands. */
public final class CustomerTale implements AutoCloseable {
  /** A number that nobody in the files has. */
  static final String NEW_NUMBER = "+8613500007777";

  /** Why two records are one customer. */
  static final String REASON = "same meter, said so herself";

  final TestSeat agent;
  final TestSeat lead;
  private long numbers;

  /** Signs both in. */
  public CustomerTale(TestServer server) throws Exception {
    agent = server.seat("1001");
    agent.up(SeatStateName.NOT_READY);
    lead = server.seat("2001");
    lead.up(SeatStateName.NOT_READY);
  }

  /** A record as the quick form makes it. */
  static CustomerRecord fresh(String id) {
    return new CustomerRecord(
        id,
        new LocalizedText("Guo Min", "郭敏"),
        List.of(NEW_NUMBER),
        new LocalizedText("", ""),
        "zh",
        Set.of(),
        List.of(),
        List.of());
  }

  Numbered numbered(TestSeat by, Mutation mutation) {
    return new Numbered(++numbers, by == lead ? "2001" : "1001", mutation);
  }

  Result send(TestSeat by, Mutation mutation) throws Exception {
    return send(by, numbered(by, mutation));
  }

  Result send(TestSeat by, Numbered numbered) throws Exception {
    MutationBatch batch =
        new MutationBatch(by.clientId(), StoreMark.NONE, HistoryPoint.NONE, List.of(numbered));
    return Wire.decode(by.post(Protocol.MUTATIONS, batch).body(), MutationResults.class)
        .results()
        .getFirst();
  }

  Mutation.CustomerChanged edit(String customer, String field, String before, String after) {
    return new Mutation.CustomerChanged(customer, List.of(new Edit(field, before, after)), 1);
  }

  /** Makes one of two as they are now. */
  Mutation.CustomersMerged merge(String mergeId, String kept, String gone) throws Exception {
    return new Mutation.CustomersMerged(
        mergeId,
        kept,
        gone,
        List.of(),
        new Mutation.Seen(customer(kept), customer(gone)),
        REASON,
        1);
  }

  CustomerRecord customer(String id) throws Exception {
    return Objects.requireNonNull(things(ChangeKind.CUSTOMER, CustomerRecord.class).get(id), id);
  }

  private <T> Map<String, T> things(ChangeKind kind, Class<T> type) throws Exception {
    FeedPage page = agent.get(Protocol.CHANGES + "?shelf=records", FeedPage.class);
    Map<String, T> things = new HashMap<>();
    for (Change change : page.changes()) {
      if (change.kind() == kind && change.body() != null) {
        things.put(change.id(), Wire.decode(FeedPageReader.text(change.body()), type));
      }
    }
    return things;
  }

  List<String> contactsOf(String customer) throws Exception {
    return things(ChangeKind.CONTACT, ContactRecord.class).values().stream()
        .filter(contact -> contact.customerId().equals(customer))
        .map(ContactRecord::id)
        .sorted()
        .toList();
  }

  List<String> ticketsOf(String customer) throws Exception {
    return things(ChangeKind.TICKET, TicketRecord.class).values().stream()
        .filter(ticket -> customer.equals(ticket.customerId()))
        .map(TicketRecord::id)
        .sorted()
        .toList();
  }

  List<CustomerHistory.Line> history(TestSeat asks, String customer) throws Exception {
    return asks.get(Protocol.CUSTOMERS + "/" + customer + "/history", CustomerHistory.class)
        .lines();
  }

  /** A record from its making over change, merge and parting to what is left. */
  public void wholeLife() throws Exception {
    Numbered creation = numbered(agent, new Mutation.CustomerCreated(fresh("n-1"), 1));
    assertThat(send(agent, creation).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(send(agent, creation).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(customer("n-1")).isEqualTo(fresh("n-1"));
    send(agent, new Mutation.NoteAdded("note-1", "n-1", "Calls at night", 5));
    assertThat(send(agent, edit("n-1", CustomerField.ADDRESS_EN, "", "9 New Road")).outcome())
        .isEqualTo(Outcome.APPLIED);

    CustomerRecord kept = customer("c1");
    CustomerRecord gone = customer("n-1");
    List<String> contacts = contactsOf("c1");
    var merge =
        new Mutation.CustomersMerged(
            "m-1",
            "c1",
            "n-1",
            List.of(CustomerField.ADDRESS_EN),
            new Mutation.Seen(kept, gone),
            REASON,
            2);
    assertThat(send(lead, merge).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(customer("c1").phones()).containsAll(kept.phones()).contains(NEW_NUMBER);
    assertThat(customer("c1").address().en()).isEqualTo("9 New Road");
    assertThat(customer("c1").meters()).isEqualTo(kept.meters());
    assertThat(customer("n-1").mergedInto()).isEqualTo("c1");
    assertThat(customer("n-1").phones()).isEmpty();
    assertThat(contactsOf("c1")).containsAll(contacts).contains("note-1");

    // A seat that has not heard of it yet writes to the old id.
    send(agent, new Mutation.NoteAdded("note-2", "n-1", "Late", 6));
    assertThat(contactsOf("c1")).contains("note-2");
    EarlierRecords earlier =
        agent.get(Protocol.CUSTOMERS + "/n-1/earlier?before=6", EarlierRecords.class);
    assertThat(earlier.contacts()).extracting(ContactRecord::id).contains("note-1");
    assertThat(earlier.contacts()).extracting(ContactRecord::id).doesNotContain("note-2");

    send(agent, edit("c1", CustomerField.ADDRESS_EN, "9 New Road", "10 New Road"));
    assertThat(send(lead, new Mutation.CustomersParted("m-1", "c1", 3)).outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(customer("n-1")).isEqualTo(gone);
    assertThat(customer("c1").phones()).isEqualTo(kept.phones());
    assertThat(customer("c1").address().en()).as("changed since").isEqualTo("10 New Road");
    assertThat(contactsOf("n-1")).containsExactly("note-1");
    assertThat(contactsOf("c1")).contains("note-2");
    assertThat(new ArrayList<>(history(lead, "c1")))
        .extracting(CustomerHistory.Line::act)
        .containsExactly("parted", "changed", "merged");
  }

  @Override
  public void close() {
    agent.close();
    lead.close();
  }
}
