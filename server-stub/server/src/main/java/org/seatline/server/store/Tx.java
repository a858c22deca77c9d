package org.seatline.server.store;

import org.jdbi.v3.core.Handle;

/**
 * What can be read and written within one transaction; not to be used after it or by two threads.
 */
public final class Tx {
  private final Handle handle;

  Tx(Handle handle) {
    this.handle = handle;
  }

  /** The change feed. */
  public Feed feed() {
    return new Feed(handle);
  }

  /** Whom somebody is likeliest to talk to next. */
  public RecentRecords recent() {
    return new RecentRecords(handle, feed().reader());
  }

  /** The starts of the server. */
  public Runs runs() {
    return new Runs(handle);
  }

  /** Which life of each seat's store was seen last. */
  public StoreMarks storeMarks() {
    return new StoreMarks(handle);
  }

  /** Customers with their phones, meters and bills. */
  public Customers customers() {
    return new Customers(handle);
  }

  /** What people did to customers' records. */
  public CustomerBook customerBook() {
    return new CustomerBook(handle);
  }

  /** Merges of customers. */
  public CustomerMerges customerMerges() {
    return new CustomerMerges(handle);
  }

  /** Tickets and contacts as what belongs to a customer. */
  public Belongings belongings() {
    return new Belongings(handle, feed());
  }

  /** Tickets. */
  public Tickets tickets() {
    return new Tickets(handle);
  }

  /** Who changed what of them. */
  public TicketHistory ticketHistory() {
    return new TicketHistory(handle);
  }

  /** Contacts and wrap-ups. */
  public Contacts contacts() {
    return new Contacts(handle);
  }

  /** Scripts, forms, articles, drills. */
  public Documents documents() {
    return new Documents(handle);
  }

  /** Mutations that seats sent. */
  public Mutations mutations() {
    return new Mutations(handle);
  }

  /** Recordings. */
  public Recordings recordings() {
    return new Recordings(handle);
  }

  /** Files of tickets. */
  public TicketFiles ticketFiles() {
    return new TicketFiles(handle);
  }

  /** How calls sounded. */
  public Qualities qualities() {
    return new Qualities(handle);
  }

  /** Messages that callers left. */
  public Voicemails voicemails() {
    return new Voicemails(handle);
  }

  /** People who may sign in. */
  public People people() {
    return new People(handle);
  }

  /** Stores of seats, and what they are to destroy. */
  public Wipes wipes() {
    return new Wipes(handle);
  }

  /** Sessions that survive a restart. */
  public Sessions sessions() {
    return new Sessions(handle);
  }

  /** By what stores deliver while nobody is signed in. */
  public Permits permits() {
    return new Permits(handle);
  }

  /** Call history. */
  public History history() {
    return new History(handle);
  }

  /** Calls that seats had over a fall-back line. */
  public LineCalls lineCalls() {
    return new LineCalls(handle);
  }

  /** Call history to be written. */
  public HistoryRows historyRows() {
    return new HistoryRows(handle);
  }

  /** Epoch, content hashes, audit. */
  public Housekeeping housekeeping() {
    return new Housekeeping(handle);
  }
}
