package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.seatline.app.session.WipeBooks;
import org.seatline.protocol.WipeDone;
import org.seatline.protocol.WipeOrders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys a store, or what one person has in it, by order of the server. The order is on disk
 * first; keys go before files, so that nothing can be read from the moment the first step is done;
 * every step may be repeated. A program that is killed on the way goes on when it opens the store
 * next. Under the store's lock.
 */
final class StoreWipe implements WipeBooks {
  private static final Logger LOG = LoggerFactory.getLogger(StoreWipe.class);

  /** What says nothing of anybody's work, or is needed until the end. */
  private static final Set<String> STAYS =
      Set.of("store.lock", WipeMark.TO_DO, WipeMark.DONE, "settings.json");

  private final Path folder;
  private final LocalOutbox outbox;

  StoreWipe(Path folder, LocalOutbox outbox) {
    this.folder = folder;
    this.outbox = outbox;
  }

  /** Destroys a whole store, if that was ordered; before it is opened. */
  static void resume(Path folder, StoreKey key) throws IOException {
    Optional<WipeMark> mark = WipeMark.read(folder.resolve(WipeMark.TO_DO));
    if (mark.isPresent() && mark.get().wholeStore()) {
      LOG.warn("this store is destroyed by order of the server");
      KeyRingFile.destroy(folder);
      if (!key.destroy(folder)) {
        LOG.error("the system's key store kept an entry that opens nothing any more");
      }
      deleteAll(folder);
      finish(folder);
      LOG.warn("the store is destroyed");
    }
  }

  /** Destroys what some people have, if that was ordered; once the store is open. */
  static void resumePeople(Path folder, LocalPeople people, DraftTable drafts) throws IOException {
    Optional<WipeMark> mark = WipeMark.read(folder.resolve(WipeMark.TO_DO));
    if (mark.isPresent()) {
      for (String agentId : mark.get().people()) {
        people.destroy(agentId);
        drafts.removeAllOf(agentId);
      }
      finish(folder);
      LOG.warn("what {} people had here is destroyed", mark.get().people().size());
    }
  }

  private static void finish(Path folder) throws IOException {
    Files.move(
        folder.resolve(WipeMark.TO_DO),
        folder.resolve(WipeMark.DONE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void deleteAll(Path folder) throws IOException {
    List<Path> entries;
    try (Stream<Path> listed = Files.list(folder)) {
      entries =
          listed.filter(entry -> !STAYS.contains(String.valueOf(entry.getFileName()))).toList();
    }
    for (Path entry : entries) {
      deleteTree(entry);
    }
  }

  private static void deleteTree(Path top) throws IOException {
    List<Path> all;
    try (Stream<Path> walked = Files.walk(top)) {
      all = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : all) {
      Files.deleteIfExists(entry);
    }
  }

  @Override
  public void mark(WipeOrders orders, int undelivered) throws IOException {
    WipeMark.of(outbox.clientId(), orders, undelivered).write(folder.resolve(WipeMark.TO_DO));
  }

  @Override
  public Optional<Unconfirmed> unconfirmed() {
    try {
      return WipeMark.read(folder.resolve(WipeMark.DONE))
          .map(mark -> new Unconfirmed(mark.report(), mark.wholeStore()));
    } catch (IOException e) {
      LOG.error("what was destroyed here cannot be read", e);
      return Optional.empty();
    }
  }

  @Override
  public void confirmed(WipeDone done) throws IOException {
    Files.deleteIfExists(folder.resolve(WipeMark.DONE));
  }
}
