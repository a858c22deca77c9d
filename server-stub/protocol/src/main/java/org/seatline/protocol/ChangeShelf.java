package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A part of the feed that a seat copies by itself, each up to a number of its own; in the order in
 * which they are fetched.
 */
public enum ChangeShelf {
  /** Scripts, forms and articles: few, and needed before any call. */
  @JsonProperty("documents")
  DOCUMENTS("documents"),
  /** Drills, for trainers. */
  @JsonProperty("drills")
  DRILLS("drills"),
  /** Customers, tickets and contacts. */
  @JsonProperty("records")
  RECORDS("records");

  private final String id;

  ChangeShelf(String id) {
    this.id = id;
  }

  /** Its name in a query. */
  public String id() {
    return id;
  }
}
