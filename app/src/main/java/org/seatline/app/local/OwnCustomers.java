package org.seatline.app.local;

import java.util.List;
import java.util.function.UnaryOperator;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;

/**
 * Customers' records as their author sees them while the server has not answered yet: they are
 * written into the copy, where the server's own word takes their place. On the store's thread.
 */
final class OwnCustomers {
  private final CustomerTable customers;

  OwnCustomers(CustomerTable customers) {
    this.customers = customers;
  }

  /** Shows what the server will have said later; two records become one by the server alone. */
  void show(Mutation.OfCustomer mutation) {
    switch (mutation) {
      case Mutation.CustomerCreated m -> put(m.customer());
      case Mutation.CustomerChanged m -> change(m.customerId(), m.edits(), asFound -> true);
      case Mutation.CustomersMerged _, Mutation.CustomersParted _, Mutation.NumberRevealed _ -> {}
    }
  }

  /** The server did not take it: nobody shall work with it any longer. */
  void takeBack(Mutation.OfCustomer mutation, String code) {
    switch (mutation) {
      case Mutation.CustomerCreated m -> {
        if (!code.equals("customer-exists")) {
          customers.remove(m.customer().id());
        }
      }
      case Mutation.CustomerChanged m ->
          change(
              m.customerId(),
              m.edits().reversed().stream().map(Edit::back).toList(),
              asFound -> asFound);
      case Mutation.CustomersMerged _, Mutation.CustomersParted _, Mutation.NumberRevealed _ -> {}
    }
  }

  /** Writes edits; {@code wanted} is asked with whether a field still is as the edit found it. */
  private void change(String id, List<Edit> edits, UnaryOperator<Boolean> wanted) {
    customers
        .find(id)
        .ifPresent(
            customer -> {
              CustomerRecord now = customer;
              for (Edit edit : edits) {
                boolean asFound = CustomerField.value(now, edit.field()).equals(edit.before());
                if (wanted.apply(asFound)) {
                  now = CustomerField.with(now, edit.field(), edit.after());
                }
              }
              put(now);
            });
  }

  private void put(CustomerRecord customer) {
    customers.put(List.of(CustomerTable.Row.of(customer, Json.text(customer))));
  }
}
