package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.PeopleHere;
import org.seatline.protocol.Sealing;
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
  private final KeyLocker locker;
  private final Clock clock;
  private final Optional<Path> setAside;
  private final GuessThrottle throttle;
  private KeyRing ring;

  /** Held for a moment only: unlike the ring, which waits for passwords to be tried. */
  private final Object door = new Object();

  private volatile Optional<AtWork> open = Optional.empty();
  private volatile Optional<Signer> signer = Optional.empty();

  private LocalPeople(KeyRingFile file, KeyRingFile.Read read, KeyLocker locker, Clock clock) {
    this.file = file;
    this.ring = read.ring();
    this.setAside = read.setAside();
    this.locker = locker;
    this.clock = clock;
    this.throttle = new GuessThrottle(clock);
  }

  /**
   * Reads who was here.
   *
   * @throws IOException when the folder cannot be read
   */
  static LocalPeople open(Path folder, KeyLocker locker, Clock clock) throws IOException {
    KeyRingFile file = new KeyRingFile(folder);
    return new LocalPeople(file, file.read(StoreFile.stamp(clock)), locker, clock);
  }

  /** The key ring that could not be read and was renamed. */
  Optional<Path> setAside() {
    return setAside;
  }

  private void open(PersonKey person, SignInResponse session) {
    synchronized (door) {
      open = Optional.of(new AtWork(person, session));
      keepSigner(person, session.sealing());
    }
  }

  private void keepSigner(PersonKey person, @Nullable Sealing sealing) {
    signer = Optional.ofNullable(sealing).map(by -> new Signer(person.agentId(), by));
  }

  /** Whoever signed in last, as far as others may go on in that name. Safe from any thread. */
  Optional<Signer> signer() {
    return signer;
  }

  /** The key of whoever is signed in. */
  Optional<PersonKey> person() {
    return open.map(AtWork::person);
  }

  /** Whoever is signed in, with what the server said. Safe from any thread. */
  Optional<AtWork> atWork() {
    return open;
  }

  /** The server has given this person something else to seal by. */
  void sealing(PersonKey person, Sealing next) {
    synchronized (door) {
      open = open.map(now -> now.person().equals(person) ? now.sealingBy(next) : now);
      if (open.map(AtWork::person).equals(Optional.of(person))) {
        keepSigner(person, next);
      }
    }
  }

  @Override
  public synchronized Kept welcome(SignInResponse session, char[] password) {
    String agentId = session.agent().agentId();
    Optional<KeyRing.Entry> known = ring.of(agentId);
    Optional<KeyLocker.Tried> tried =
        known.map(entry -> locker.unlock(entry.key(), agentId, password));
    Optional<PersonKey> key = tried.flatMap(KeyLocker.Tried::key);
    PersonKey person = key.orElseGet(() -> fresh(agentId));
    open(person, session);
    boolean good =
        key.isPresent()
            && locker.isGood(known.orElseThrow().key().lock(), tried.orElseThrow().took());
    KeyRing.Entry entry =
        good ? known.orElseThrow() : entry(known, person, key.isPresent(), password);
    boolean kept = keep(entry, session, person);
    throttle.succeeded(agentId);
    if (!kept) {
      return Kept.NOT_KEPT;
    }
    return known.isPresent() && key.isEmpty() ? Kept.BEGUN_ANEW : Kept.KEPT;
  }

  private static PersonKey fresh(String agentId) {
    return new PersonKey(agentId, UUID.randomUUID().toString(), SealingKey.random());
  }

  /** A key that is already here is locked again to raise what a guess costs. */
  private KeyRing.Entry entry(
      Optional<KeyRing.Entry> known, PersonKey person, boolean unlocked, char[] password) {
    KeyRing.Locked locked = locker.lock(person, password);
    if (known.isEmpty()) {
      return new KeyRing.Entry(person.agentId(), locked, null, List.of(), null);
    }
    return unlocked ? known.get().relocked(locked) : known.get().renewed(locked);
  }

  private boolean keep(KeyRing.Entry entry, SignInResponse session, PersonKey person) {
    if (!ring.takes(person.agentId())) {
      LOG.error("more than {} people have keys here: this one is not kept", KeyRing.PEOPLE_MAX);
      return false;
    }
    String last = LastSession.by(session, clock.millis()).sealed(person);
    return write(entry.remembering(last).named(session.agent().name()));
  }

  /** Destroys somebody's keys: what they sealed can never be read again. */
  synchronized void destroy(String agentId) throws IOException {
    KeyRing next = ring.without(agentId);
    file.write(next);
    ring = next;
  }

  /** Everybody who has a key here, whoever came last first. */
  synchronized List<KeyRing.Entry> everybody() {
    return ring.people().reversed();
  }

  /** The earlier keys of whoever is signed in, each under its password. */
  synchronized List<KeyRing.Locked> earlier() {
    return person()
        .flatMap(person -> ring.of(person.agentId()))
        .map(KeyRing.Entry::earlier)
        .orElse(List.of());
  }

  /** An earlier key of whoever is signed in, by its password, or why not. */
  synchronized Earlier tryEarlier(PersonKey person, char[] password) {
    String about = "earlier " + person.agentId();
    if (!throttle.mayTry(about)) {
      return new Earlier.Refused(TOO_MANY_ATTEMPTS);
    }
    Optional<PersonKey> found =
        earlier().stream()
            .map(locked -> locked.unlock(person.agentId(), password))
            .flatMap(Optional::stream)
            .findFirst();
    if (found.isEmpty()) {
      throttle.failed(about);
      return new Earlier.Refused(BAD_CREDENTIALS);
    }
    throttle.succeeded(about);
    return new Earlier.Open(found.get());
  }

  /** What came of a password of before. */
  sealed interface Earlier {
    record Open(PersonKey key) implements Earlier {}

    record Refused(String code) implements Earlier {}
  }

  /** These earlier keys seal nothing any more. */
  synchronized void dropEarlier(String agentId, Set<String> keyIds) {
    ring.of(agentId).ifPresent(entry -> write(entry.without(keyIds)));
  }

  @Override
  public synchronized Unlocked unlock(String agentId, char[] password) {
    return switch (tried(agentId, password)) {
      case Attempt.Refused(String code) -> new Unlocked.Refused(code);
      case Attempt.Right(KeyRing.Entry entry, PersonKey key) -> unlocked(entry, key);
    };
  }

  private Unlocked unlocked(KeyRing.Entry entry, PersonKey key) {
    Optional<LastSession> last = LastSession.of(entry, key);
    last.ifPresent(known -> open(key, known.session()));
    return last.isPresent() ? new Unlocked.Open() : new Unlocked.Refused(NEVER_HERE);
  }

  /** A password for somebody's present key. */
  private sealed interface Attempt {
    record Right(KeyRing.Entry entry, PersonKey key) implements Attempt {}

    record Refused(String code) implements Attempt {}
  }

  private Attempt tried(String agentId, char[] password) {
    Optional<KeyRing.Entry> known = ring.of(agentId);
    if (known.isEmpty()) {
      return new Attempt.Refused(NEVER_HERE);
    }
    if (!throttle.mayTry(agentId)) {
      return new Attempt.Refused(TOO_MANY_ATTEMPTS);
    }
    Optional<PersonKey> key = known.get().key().unlock(agentId, password);
    if (key.isEmpty()) {
      throttle.failed(agentId);
      return new Attempt.Refused(BAD_CREDENTIALS);
    }
    throttle.succeeded(agentId);
    return new Attempt.Right(known.get(), key.get());
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
    return switch (tried(agentId, password)) {
      case Attempt.Refused(String code) -> new Alone.Refused(code);
      case Attempt.Right(KeyRing.Entry entry, PersonKey key) ->
          LastSession.of(entry, key)
              .map(last -> alone(entry, key, last))
              .orElseGet(() -> new Alone.Refused(NEVER_HERE));
    };
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
    open(person, last.session());
    return new Alone.LetIn(last.session(), untilMs);
  }

  /** Until when whoever is signed in could sign in without the server; empty when not at all. */
  synchronized Optional<Long> aloneUntilMs() {
    return open.flatMap(
        now ->
            ring.of(now.agentId())
                .flatMap(entry -> LastSession.of(entry, now.person()))
                .map(last -> last.withServerMs() + ALONE_MAX.toMillis()));
  }

  /** Forgets this key, unless somebody has come meanwhile. */
  void forget(PersonKey person) {
    synchronized (door) {
      open = open.filter(now -> !now.person().equals(person));
    }
  }
}
