package org.seatline.server.sync.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults.Conflict;

/**
 * Who is right about the fields of a customer, and what becomes of two records that are one. Field
 * by field: of names and addresses the first stays and the second writer gets both back; of
 * language, numbers and flags the last writer in the server's order is right.
 */
public final class CustomerMerge {
  private CustomerMerge() {}

  /**
   * The customer after a change.
   *
   * @param written the edits that changed something, with what stood there before
   */
  public record Changed(CustomerRecord customer, List<Edit> written, List<Conflict> conflicts) {}

  /** Applies edits. */
  public static Changed change(CustomerRecord customer, List<Edit> edits) {
    CustomerRecord now = customer;
    List<Edit> written = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    for (Edit edit : edits) {
      String theirs = CustomerField.value(now, edit.field());
      if (theirs.equals(edit.after())) {
        continue; // two people wrote the same
      }
      if (theirs.equals(edit.before()) || !isFreeText(edit.field())) {
        now = CustomerField.with(now, edit.field(), edit.after());
        written.add(new Edit(edit.field(), theirs, edit.after()));
      } else {
        conflicts.add(new Conflict(edit.field(), edit.after(), theirs));
      }
    }
    return new Changed(now, List.copyOf(written), List.copyOf(conflicts));
  }

  private static boolean isFreeText(String field) {
    return CustomerField.TEXTS.contains(field) && !field.equals(CustomerField.LANGUAGE);
  }

  /** Whether two states of a record are the same in all that people write; billing has its own. */
  public static boolean sameForPeople(CustomerRecord one, CustomerRecord other) {
    return CustomerField.TEXTS.stream()
            .allMatch(
                field -> CustomerField.value(one, field).equals(CustomerField.value(other, field)))
        && Set.copyOf(one.phones()).equals(Set.copyOf(other.phones()))
        && one.flags().equals(other.flags());
  }

  /** One record of two: all numbers, flags, meters and bills, and of the texts what was chosen. */
  public static CustomerRecord merged(
      CustomerRecord kept, CustomerRecord gone, List<String> fromGone) {
    CustomerRecord one = kept;
    for (String field : fromGone) {
      one = CustomerField.with(one, field, CustomerField.value(gone, field));
    }
    return one.with(
            List.copyOf(both(kept.phones(), gone.phones())),
            both(List.copyOf(kept.flags()), List.copyOf(gone.flags())))
        .withMeters(
            List.copyOf(both(kept.meters(), gone.meters())),
            List.copyOf(both(kept.bills(), gone.bills())));
  }

  private static <T> Set<T> both(List<T> first, List<T> second) {
    Set<T> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return all;
  }

  /**
   * The kept record without the other one: what was changed since the merge stays changed.
   *
   * @param now the kept record as it is
   * @param before as it was before the merge
   * @param merged as the merge made it
   * @param gone the other one
   */
  public static CustomerRecord parted(
      CustomerRecord now, CustomerRecord before, CustomerRecord merged, CustomerRecord gone) {
    CustomerRecord one = now;
    for (String field : CustomerField.TEXTS) {
      if (CustomerField.value(now, field).equals(CustomerField.value(merged, field))) {
        one = CustomerField.with(one, field, CustomerField.value(before, field));
      }
    }
    return one.with(
            without(now.phones(), gone.phones(), before.phones()),
            new LinkedHashSet<>(
                without(
                    List.copyOf(now.flags()),
                    List.copyOf(gone.flags()),
                    List.copyOf(before.flags()))))
        .withMeters(
            without(now.meters(), gone.meters(), before.meters()),
            without(now.bills(), gone.bills(), before.bills()));
  }

  /** Without what only the other one had. */
  private static <T> List<T> without(List<T> now, List<T> gone, List<T> before) {
    return now.stream().filter(each -> !gone.contains(each) || before.contains(each)).toList();
  }
}
