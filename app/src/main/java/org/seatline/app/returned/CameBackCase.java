package org.seatline.app.returned;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.seatline.app.session.CameBack.Item;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults;

/** Something that came back, with all that is to be dealt with together. */
sealed interface CameBackCase {
  /** Stands for the reason of a customer's change of which some fields were not taken. */
  String CUSTOMER_CONFLICT = "customer-conflict";

  /** What came back first. */
  Item head();

  /** Numbers of all of it. */
  List<Long> numbers();

  /**
   * Rejected, with what stepped aside because it depends on the first.
   *
   * @param items in the order in which they were written; at least one
   */
  record Rejected(List<Item> items) implements CameBackCase {
    public Rejected {
      items = List.copyOf(items);
    }

    @Override
    public Item head() {
      return items.getFirst();
    }

    /** Why the first was rejected. */
    String code() {
      return Objects.requireNonNullElse(head().code(), CUSTOMER_CONFLICT);
    }

    @Override
    public List<Long> numbers() {
      return items.stream().map(Item::number).toList();
    }

    /** Every change of fields in it, in order. */
    List<Mutation.Edit> edits() {
      List<Mutation.Edit> edits = new ArrayList<>();
      for (Item item : items) {
        if (item.mutation() instanceof Mutation.TicketChanged change) {
          edits.addAll(change.edits());
        }
      }
      return edits;
    }

    private boolean takes(Item item) {
      return MutationResults.DEPENDS_ON_REJECTED.equals(item.code())
          && item.putAway() == head().putAway()
          && item.mutation().subject().equals(head().mutation().subject());
    }

    private Rejected with(Item item) {
      List<Item> more = new ArrayList<>(items);
      more.add(item);
      return new Rejected(more);
    }
  }

  /** Applied, but for fields in which somebody else had written. */
  record Conflicted(Item head, Mutation.TicketChanged change) implements CameBackCase {
    @Override
    public List<Long> numbers() {
      return List.of(head.number());
    }
  }

  /** Puts together what belongs together. */
  static List<CameBackCase> of(List<Item> items) {
    List<CameBackCase> cases = new ArrayList<>();
    for (Item item : items) {
      if (item.code() == null) {
        if (item.mutation() instanceof Mutation.TicketChanged change) {
          cases.add(new Conflicted(item, change));
        } else if (item.mutation() instanceof Mutation.CustomerChanged) {
          cases.add(new Rejected(List.of(item)));
        }
      } else if (!joined(cases, item)) {
        cases.add(new Rejected(List.of(item)));
      }
    }
    return List.copyOf(cases);
  }

  private static boolean joined(List<CameBackCase> cases, Item item) {
    for (int i = cases.size() - 1; i >= 0; i--) {
      if (cases.get(i) instanceof Rejected rejected && rejected.takes(item)) {
        cases.set(i, rejected.with(item));
        return true;
      }
    }
    return false;
  }
}
