package org.seatline.app.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.WipeDone;
import org.seatline.protocol.WipeOrders;
import org.seatline.protocol.Wire;

/**
 * What is to be destroyed here, and afterwards what was: on disk before the first key goes, and
 * until the server has heard that it is done.
 *
 * @param clientId the id that the store had when it was told
 * @param undelivered how many things had not been sent by then
 */
record WipeMark(int version, String clientId, List<WipeOrders.Order> orders, int undelivered) {
  /** Something is to be destroyed. */
  static final String TO_DO = "store.wipe";

  /** It is destroyed, and the server does not know yet. */
  static final String DONE = "store.wiped";

  private static final int VERSION = 1;

  WipeMark {
    orders = orders == null ? List.of() : List.copyOf(orders);
  }

  static WipeMark of(String clientId, WipeOrders orders, int undelivered) {
    return new WipeMark(VERSION, clientId, orders.orders(), undelivered);
  }

  /** Whether the whole store goes. */
  boolean wholeStore() {
    return orders.isEmpty() || orders.stream().anyMatch(order -> order.agentId() == null);
  }

  /** Whose data go, when not everything does. */
  List<String> people() {
    return orders.stream()
        .map(WipeOrders.Order::agentId)
        .flatMap(id -> Optional.<@Nullable String>ofNullable(id).stream())
        .toList();
  }

  WipeDone report() {
    return new WipeDone(
        clientId, orders.stream().map(WipeOrders.Order::wipeId).toList(), undelivered);
  }

  void write(Path file) throws IOException {
    DurableFile.replace(file, Wire.encode(this).getBytes(StandardCharsets.UTF_8));
  }

  /** The mark in a file. One that cannot be read counts as an order to destroy everything. */
  static Optional<WipeMark> read(Path file) throws IOException {
    DurableFile.dropUnfinished(file);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Wire.mapper().readValue(Files.readString(file), WipeMark.class));
    } catch (JsonProcessingException e) {
      return Optional.of(new WipeMark(VERSION, "", List.of(), 0));
    }
  }
}
