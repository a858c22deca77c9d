package org.seatline.app.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/**
 * The keys of all who signed in at this workplace, each locked by its owner's password. Immutable.
 *
 * @param version of the file's form
 */
record KeyRing(int version, List<Entry> people) {
  static final int VERSION = 1;

  /** Past this many a key is not kept any more, and its owner is told. */
  static final int PEOPLE_MAX = 500;

  private static final int EARLIER_MAX = 8;
  static final KeyRing EMPTY = new KeyRing(VERSION, List.of());

  /**
   * A key under its password.
   *
   * @param wrapped the key, sealed by the password's
   */
  record Locked(String keyId, PasswordLock lock, String wrapped) {
    static Locked of(PersonKey person, PasswordLock lock, char[] password) {
      String wrapped =
          lock.keyOf(password).wrap(person.key(), about(person.agentId(), person.keyId()));
      return new Locked(person.keyId(), lock, wrapped);
    }

    /** The key; empty for another password. */
    Optional<PersonKey> unlock(String agentId, char[] password) {
      return lock.usable()
          ? lock.keyOf(password)
              .unwrap(wrapped, about(agentId, keyId))
              .map(key -> new PersonKey(agentId, keyId, key))
          : Optional.empty();
    }

    private static String about(String agentId, String keyId) {
      return "seatline person key 1 " + agentId + " " + keyId;
    }

    boolean whole() {
      return keyId != null && lock != null && wrapped != null;
    }
  }

  /**
   * One person.
   *
   * @param remembered what the server said at the last sign-in, sealed by the key; or null
   * @param earlier keys under passwords of before, newest first: what they sealed is still here
   * @param name as the server said it last; null for somebody who was here before it was kept
   */
  record Entry(
      String agentId,
      Locked key,
      @Nullable String remembered,
      List<Locked> earlier,
      @Nullable LocalizedText name) {
    Entry {
      earlier = earlier == null ? List.of() : List.copyOf(earlier);
    }

    /** The same person by the name that the server says. */
    Entry named(LocalizedText next) {
      return new Entry(agentId, key, remembered, earlier, next);
    }

    /** The same person without these earlier keys. */
    Entry without(Set<String> keyIds) {
      List<Locked> left =
          earlier.stream().filter(locked -> !keyIds.contains(locked.keyId())).toList();
      return new Entry(agentId, key, remembered, left, name);
    }

    Entry remembering(String sealed) {
      return new Entry(agentId, key, sealed, earlier, name);
    }

    /** The same person and key under another lock. */
    Entry relocked(Locked next) {
      return new Entry(agentId, next, remembered, earlier, name);
    }

    /** The same person with another key; the present one becomes an earlier one. */
    Entry renewed(Locked next) {
      List<Locked> before = new ArrayList<>(earlier);
      before.addFirst(key);
      return new Entry(
          agentId, next, null, before.subList(0, Math.min(before.size(), EARLIER_MAX)), name);
    }

    boolean whole() {
      return agentId != null
          && key != null
          && key.whole()
          && earlier.stream().allMatch(Locked::whole);
    }
  }

  KeyRing {
    people = people == null ? List.of() : List.copyOf(people);
  }

  Optional<Entry> of(String agentId) {
    return people.stream().filter(entry -> entry.agentId().equals(agentId)).findFirst();
  }

  /** Whether there is room for this person. */
  boolean takes(String agentId) {
    return people.size() < PEOPLE_MAX || of(agentId).isPresent();
  }

  KeyRing without(String agentId) {
    return new KeyRing(
        VERSION, people.stream().filter(entry -> !entry.agentId().equals(agentId)).toList());
  }

  KeyRing with(Entry entry) {
    List<Entry> next = new ArrayList<>(people);
    next.removeIf(other -> other.agentId().equals(entry.agentId()));
    next.add(entry);
    return new KeyRing(VERSION, next);
  }
}
