package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Set;

/**
 * A part of the feed that a seat copies by itself, each up to a number of its own; in the order in
 * which they are fetched.
 */
public enum ChangeShelf {
  /** Scripts, forms, articles and texts: few, and needed before any call. */
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

  /** The shelves that somebody with these roles may see. */
  public static Set<ChangeShelf> of(Set<Role> roles) {
    Set<ChangeShelf> mine = EnumSet.allOf(ChangeShelf.class);
    if (!roles.contains(Role.TRAINER)) {
      mine.remove(DRILLS);
    }
    return mine;
  }
}
