package org.seatline.app.shell;

import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.seatline.protocol.Role;

/**
 * A working place of the window, see {@link Places#add}.
 *
 * @param id stable; the button that opens it is {@code place-ID}
 * @param title message key of its name
 * @param roles who has it: one of them is enough
 * @param maker makes it when it is needed first, on the UI thread
 */
record Page(String id, String title, Set<Role> roles, Supplier<Node> maker) {
  Page {
    roles = Set.copyOf(roles);
  }

  boolean isFor(Role role) {
    return roles.contains(role);
  }

  boolean isForOneOf(Set<Role> person) {
    return person.stream().anyMatch(roles::contains);
  }
}
