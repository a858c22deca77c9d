package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;
import org.seatline.app.formedit.DraftItem.Kind;

/** Something that is done to a draft; items are named by their keys. */
public sealed interface DraftChange {
  /**
   * Adds an item, with everything that stands in it.
   *
   * @param index its place among those of its kind
   */
  record Add(int parent, int index, JsonNode json, Kind kind) implements DraftChange {}

  /** Removes an item, with everything that stands in it. */
  record Remove(int key) implements DraftChange {}

  /**
   * Moves an item.
   *
   * @param index its place among those of its kind once it is taken out
   */
  record Move(int key, int parent, int index) implements DraftChange {}

  /**
   * Gives a member another value.
   *
   * @param value null removes it
   */
  record Put(int key, String member, @Nullable JsonNode value) implements DraftChange {
    /** A JSON null counts as none. */
    public Put {
      value = value instanceof NullNode ? null : value;
    }
  }

  /** Gives a field or column another id, and its new name to whatever names it. */
  record Rename(int key, String id) implements DraftChange {}
}
