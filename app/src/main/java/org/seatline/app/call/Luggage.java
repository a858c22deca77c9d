package org.seatline.app.call;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.TicketRecord;

/** What goes along with a caller who is handed over. On the view models' thread. */
public interface Luggage {
  /** Nothing goes along. */
  Luggage NONE =
      new Luggage() {
        @Override
        public Contents show() {
          return Contents.NOTHING;
        }

        @Override
        public CompletableFuture<Contents> pack() {
          return CompletableFuture.completedFuture(Contents.NOTHING);
        }

        @Override
        public void unpack() {}
      };

  /** The customer on the screen and the ticket, where there are any. */
  record Contents(@Nullable String customerId, @Nullable TicketRecord ticket) {
    /** Neither. */
    public static final Contents NOTHING = new Contents(null, null);
  }

  /** What there is now; the ticket stays a draft. */
  Contents show();

  /** The same, with the ticket put on the disk as one that goes on; the future never fails. */
  CompletableFuture<Contents> pack();

  /** The caller stays here: what was packed is open again. */
  void unpack();
}
