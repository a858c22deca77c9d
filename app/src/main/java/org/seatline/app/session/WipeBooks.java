package org.seatline.app.session;

import java.io.IOException;
import java.util.Optional;
import org.seatline.protocol.WipeDone;
import org.seatline.protocol.WipeOrders;

/** What the store has to destroy, and has destroyed. Every method waits for the disk. */
public interface WipeBooks {
  /**
   * What was destroyed and is not confirmed yet.
   *
   * @param wholeStore whether it was everything, or what some people had
   */
  record Unconfirmed(WipeDone report, boolean wholeStore) {}

  /**
   * Puts orders on the disk. They are carried out when the store is opened next: whoever calls this
   * closes it then.
   *
   * @throws IOException when they are not on the disk
   */
  void mark(WipeOrders orders, int undelivered) throws IOException;

  /** What the server has to be told. */
  Optional<Unconfirmed> unconfirmed();

  /** The server has heard it. */
  void confirmed(WipeDone done) throws IOException;
}
