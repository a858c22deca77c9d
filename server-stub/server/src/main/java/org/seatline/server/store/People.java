package org.seatline.server.store;

import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** People who may sign in. */
public final class People {
  private final Handle handle;

  People(Handle handle) {
    this.handle = handle;
  }

  /**
   * A person.
   *
   * @param roles names joined by commas
   * @param passwordHash Argon2id, encoded with its parameters
   */
  public record Person(
      String agentId,
      String nameEn,
      String nameZh,
      String roles,
      String passwordHash,
      boolean demo) {}

  /** The password hash of one person. */
  public Optional<String> passwordHash(String agentId) {
    return handle
        .select("select password_hash from people where agent_id = ?", agentId)
        .mapTo(String.class)
        .findOne();
  }

  /** Replaces everybody. */
  public void replaceAll(Collection<Person> people) {
    handle.execute("delete from people");
    if (people.isEmpty()) {
      return;
    }
    Batch insert =
        Batch.of(
            handle,
            "insert into people (agent_id, name_en, name_zh, roles, password_hash, demo)"
                + " values (?, ?, ?, ?, ?, ?)");
    for (Person p : people) {
      insert.add(p.agentId(), p.nameEn(), p.nameZh(), p.roles(), p.passwordHash(), p.demo());
    }
    insert.execute();
  }
}
