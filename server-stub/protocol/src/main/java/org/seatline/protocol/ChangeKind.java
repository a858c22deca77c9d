package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the feed carries. The body of each is the record named, or a document. */
public enum ChangeKind {
  /** {@link CustomerRecord}. */
  @JsonProperty("customer")
  CUSTOMER,
  /** {@link TicketRecord}. */
  @JsonProperty("ticket")
  TICKET,
  /** {@link ContactRecord}. */
  @JsonProperty("contact")
  CONTACT,
  /** A call-script document. */
  @JsonProperty("script")
  SCRIPT,
  /** A ticket-form document. */
  @JsonProperty("form")
  FORM,
  /** A knowledge article document. */
  @JsonProperty("article")
  ARTICLE,
  /** A drill document (trainers only). */
  @JsonProperty("drill")
  DRILL,
  /** A document of texts for those who write tickets, {@link CentreTexts}. */
  @JsonProperty("texts")
  TEXTS;

  /** The shelf that it stands on. */
  public ChangeShelf shelf() {
    return switch (this) {
      case SCRIPT, FORM, ARTICLE, TEXTS -> ChangeShelf.DOCUMENTS;
      case DRILL -> ChangeShelf.DRILLS;
      case CUSTOMER, TICKET, CONTACT -> ChangeShelf.RECORDS;
    };
  }

  /** Whether it is what the centre wrote down for its agents: few, and needed before any call. */
  public boolean isDocument() {
    return this == SCRIPT || this == FORM || this == ARTICLE || this == DRILL || this == TEXTS;
  }
}
