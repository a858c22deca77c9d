package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.seatline.app.session.PeopleHere;
import org.seatline.protocol.SignInResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link PeopleHere} of the local store, over its key ring. Safe for several threads. */
final class LocalPeople implements PeopleHere {
  private static final Logger LOG = LoggerFactory.getLogger(LocalPeople.class);

  /** How long after the last sign-in with the server somebody may sign in without it: 72 hours. */
  static final Duration ALONE_MAX = Duration.ofDays(3);

  /** Clocks are corrected by so much every day; more than this is somebody's doing. */
  static final Duration CLOCK_BACK_MAX = Duration.ofMinutes(5);

  private static final String BAD_CREDENTIALS = "bad-credentials";
  private static final String TOO_MANY_ATTEMPTS = "too-many-attempts";

  private final KeyRingFile file;
  private final KeyCost cost;
  private final Clock clock;
  private final Optional<Path> setAside;
  private final SecureRandom random = new SecureRandom();
  private final GuessThrottle throttle;
  private KeyRing ring;

  /** Held for a moment only: unlike the ring, which waits for passwords to be tried. */
  private final Object door = new Object();

  private volatile Optional<PersonKey> open = Optional.empty();

  private LocalPeople(KeyRingFile file, KeyRingFile.Read read, KeyCost cost, Clock clock) {
    this.file = file;
    this.ring = read.ring();
    this.setAside = read.setAside();
    this.cost = cost;
    this.clock = clock;
    this.throttle = new GuessThrottle(clock);
  }

  /**
   * Reads who was here.
   *
   * @throws IOException when the folder cannot be read
   */
  static LocalPeople open(Path folder, KeyCost cost, Clock clock) throws IOException {
    KeyRingFile file = new KeyRingFile(folder);
    return new LocalPeople(file, file.read(StoreFile.stamp(clock)), cost, clock);
  }

  /** The key ring that could not be read and was renamed. */
  Optional<Path> setAside() {
    return setAside;
  }

  private void open(PersonKey person) {
    synchronized (door) {
      open = Optional.of(person);
    }
  }

  /** The key of whoever is signed in. */
  Optional<PersonKey> person() {
    return open;
  }

  @Override
  public synchronized Kept welcome(SignInResponse session, char[] password) {
    String agentId = session.agent().agentId();
    Optional<KeyRing.Entry> known = ring.of(agentId);
    Optional<PersonKey> key = known.flatMap(entry -> entry.key().unlock(agentId, password));
    PersonKey person = key.orElseGet(() -> fresh(agentId));
    open(person);
    boolean kept = keep(entry(known, person, key.isPresent(), password), session, person);
    throttle.succeeded(agentId);
    if (!kept) {
      return Kept.NOT_KEPT;
    }
    return known.isPresent() && key.isEmpty() ? Kept.BEGUN_ANEW : Kept.KEPT;
  }

  private static PersonKey fresh(String agentId) {
    return new PersonKey(agentId, UUID.randomUUID().toString(), SealingKey.random());
  }

  /** A key that is already here is locked again only to raise what a guess costs. */
  private KeyRing.Entry entry(
      Optional<KeyRing.Entry> known, PersonKey person, boolean unlocked, char[] password) {
    if (unlocked && known.orElseThrow().key().lock().costs(cost)) {
      return known.get();
    }
    KeyRing.Locked locked = KeyRing.Locked.of(person, PasswordLock.of(cost, random), password);
    if (known.isEmpty()) {
      return new KeyRing.Entry(person.agentId(), locked, null, List.of());
    }
    return unlocked ? known.get().relocked(locked) : known.get().renewed(locked);
  }

  private boolean keep(KeyRing.Entry entry, SignInResponse session, PersonKey person) {
    if (!ring.takes(person.agentId())) {
      LOG.error("more than {} people have keys here: this one is not kept", KeyRing.PEOPLE_MAX);
      return false;
    }
    return write(entry.remembering(LastSession.by(session, clock.millis()).sealed(person)));
  }

  private boolean write(KeyRing.Entry entry) {
    KeyRing next = ring.with(entry);
    try {
      file.write(next);
      ring = next;
      return true;
    } catch (IOException e) {
      LOG.error("the key ring could not be written", e);
      return false;
    }
  }

  @Override
  public synchronized Alone alone(String agentId, char[] password) {
    Optional<KeyRing.Entry> known = ring.of(agentId);
    if (known.isEmpty()) {
      return new Alone.Refused(NEVER_HERE);
    }
    if (!throttle.mayTry(agentId)) {
      return new Alone.Refused(TOO_MANY_ATTEMPTS);
    }
    Optional<PersonKey> key = known.get().key().unlock(agentId, password);
    if (key.isEmpty()) {
      throttle.failed(agentId);
      return new Alone.Refused(BAD_CREDENTIALS);
    }
    throttle.succeeded(agentId);
    return LastSession.of(known.get(), key.get())
        .map(last -> alone(known.get(), key.get(), last))
        .orElseGet(() -> new Alone.Refused(NEVER_HERE));
  }

  private Alone alone(KeyRing.Entry entry, PersonKey person, LastSession last) {
    long nowMs = clock.millis();
    long untilMs = last.withServerMs() + ALONE_MAX.toMillis();
    if (nowMs < last.seenMs() - CLOCK_BACK_MAX.toMillis()) {
      return new Alone.Refused(CLOCK_SET_BACK);
    }
    if (nowMs > untilMs) {
      return new Alone.Refused(TOO_LONG_ALONE);
    }
    if (!write(entry.remembering(last.seenAt(nowMs).sealed(person)))) {
      LOG.warn("the time of this sign-in could not be kept");
    }
    open(person);
    return new Alone.LetIn(last.session(), untilMs);
  }

  /** Forgets this key, unless somebody has come meanwhile. */
  void forget(PersonKey person) {
    synchronized (door) {
      open = open.filter(other -> !other.equals(person));
    }
  }
}
