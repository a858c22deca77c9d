package org.seatline.server.admin;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The configuration in force; ask again at each use. Any thread. */
public final class LiveConfiguration implements Supplier<Configuration> {
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private volatile Configuration inForce;

  public LiveConfiguration(Configuration first) {
    inForce = first;
    remember(first);
  }

  @Override
  public Configuration get() {
    return inForce;
  }

  /** Whether there is or was, since the server started, somebody with this agent id. */
  public boolean knew(String agentId) {
    return known.contains(agentId);
  }

  /** Another configuration is in force from now on. */
  public void replace(Configuration next) {
    remember(next);
    inForce = next;
  }

  private void remember(Configuration configuration) {
    configuration.people().forEach(person -> known.add(person.agentId()));
  }
}
