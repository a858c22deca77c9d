package org.seatline.app.session;

import java.util.concurrent.CompletableFuture;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.QuickChange;

/**
 * The server's configuration, for leads and administrators. Nothing of it works without the server;
 * the futures never fail, they say so by their {@link ServerApi.Reply}.
 */
public interface CentreDesk {

  /** What is in force, and what the configuration's folder would change. */
  CompletableFuture<ServerApi.Reply<ConfigurationStatus>> status();

  /**
   * Puts the folder's files into force, unless another version than the one seen is in force.
   *
   * @param seenVersion the version in force that the person looked at
   */
  CompletableFuture<ServerApi.Reply<ConfigurationOutcome>> apply(int seenVersion);

  /** Puts the version before into force again; see {@link #apply}. */
  CompletableFuture<ServerApi.Reply<ConfigurationOutcome>> rollBack(int seenVersion);

  /** Changes one thing, in force and in the folder; see {@link #apply}. */
  CompletableFuture<ServerApi.Reply<ConfigurationOutcome>> quick(
      int seenVersion, QuickChange change);
}
