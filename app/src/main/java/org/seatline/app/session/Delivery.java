package org.seatline.app.session;

/** Brings outbox and recordings to the server, on threads of its own. */
public interface Delivery {

  /** Hears what becomes of deliveries, on a thread of the delivery's own. */
  interface Listener {
    /** This many mutations and recordings wait. */
    void waiting(int count);

    /** The server rejected a mutation; it stays in the store with the reason. */
    void rejected(String subject, String code);
  }

  /** Starts delivering through this server. */
  void start(ServerApi api, Listener listener);

  /** The server can be reached again: try at once. */
  void wake();

  /** Pauses: nobody is signed in. */
  void pause();
}
