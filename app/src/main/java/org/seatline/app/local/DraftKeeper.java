package org.seatline.app.local;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is typed to the disk: within {@link #COLLECT_MS} to the journal, on a thread that
 * does nothing else, and within {@link #DATABASE_MS} to the database. When one of them fails the
 * other has it, and both are tried again; only what neither takes is told as not saved.
 */
final class DraftKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DraftKeeper.class);

  /** How long keystrokes are collected: a form that fills itself in is one write. */
  static final long COLLECT_MS = 20;

  /** How long the database may be behind: one small commit costs H2 18 KB of file. */
  static final long DATABASE_MS = 1_000;

  private static final long CLOSE_MAX_MS = 2_000;

  private final Handle handle;
  private final StoreThread thread;
  private final StoreCare care;
  private final DraftTable table;
  private final DraftBuffer buffer;
  private final DraftJournal journal;
  private final ScheduledThreadPoolExecutor writer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("seat-drafts").daemon(true).factory());
  private final AtomicBoolean databaseAsked = new AtomicBoolean();
  private final AtomicBoolean retryAsked = new AtomicBoolean();
  private volatile boolean journalFails;
  private volatile boolean databaseFails;
  private boolean unsaved;

  /** Whoever opens this has brought over what the journal of the process before had. */
  DraftKeeper(StoreTables tables, StoreThread thread, StoreCare care, DraftStart start) {
    this.handle = tables.handle();
    this.thread = thread;
    this.care = care;
    this.table = start.table();
    this.journal = start.journal();
    this.buffer = new DraftBuffer(start.last());
    writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Where they are once the database has them. */
  DraftTable table() {
    return table;
  }

  /** Somebody typed. */
  void save(PersonKey person, Desk.Draft draft) {
    journalSoon(buffer.typed(person, draft));
  }

  /** Somebody gave a draft up. */
  void discard(String draftId) {
    journalSoon(buffer.gone(draftId));
  }

  /** Makes the first key of this person as quick as the next one. */
  void rehearse(PersonKey person) {
    var draft = new Desk.Draft("rehearsed", "", "", Json.tree("{}"), 0);
    inWriter(
        () -> journal.rehearse(new DraftLine(0, draft.draftId(), SealedDraft.of(person, draft))),
        0);
  }

  private void journalSoon(boolean asked) {
    if (asked) {
      inWriter(this::writeJournal, COLLECT_MS);
    }
  }

  private void inWriter(Runnable work, long delayMs) {
    try {
      var _ =
          writer.schedule(
              () -> {
                try {
                  work.run();
                } catch (RuntimeException e) {
                  LOG.error("the writer of drafts stumbled", e);
                }
              },
              delayMs,
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the local store is closed");
    }
  }

  private void writeJournal() {
    List<DraftBuffer.Entry> entries = buffer.forJournal();
    if (entries.isEmpty()) {
      return;
    }
    try {
      journal.append(entries.stream().map(DraftBuffer.Entry::line).toList(), buffer.inDatabase());
      buffer.journaled(entries);
      journalFails = false;
      databaseLater();
    } catch (IOException | RuntimeException e) {
      if (!journalFails) {
        LOG.error("the draft journal could not be written, the database is asked at once", e);
      }
      buffer.journalLost();
      journalFails = true;
      databaseNow();
      retryLater();
    }
    judge();
  }

  private void databaseLater() {
    if (databaseAsked.compareAndSet(false, true)) {
      inWriter(this::databaseNow, DATABASE_MS);
    }
  }

  private void databaseNow() {
    databaseAsked.set(false);
    var _ =
        thread
            .run(this::writeDatabase)
            .whenComplete(
                (done, failed) -> {
                  databaseFails = failed != null;
                  if (failed != null) {
                    LOG.error("what was typed could not be written and is tried again", failed);
                    retryLater();
                  }
                  judge();
                });
  }

  private void retryLater() {
    if (retryAsked.compareAndSet(false, true)) {
      inWriter(
          () -> {
            retryAsked.set(false);
            writeJournal();
            databaseNow();
          },
          StoreConnection.RETRY_MS);
    }
  }

  /** Tells whether something is nowhere but in memory, because both have failed. */
  private synchronized void judge() {
    boolean now = journalFails && databaseFails && buffer.unwritten();
    if (now != unsaved) {
      unsaved = now;
      thread.later(() -> care.disk().unsaved(now), 0);
    }
  }

  /** Brings the database up to date. On the store's thread. */
  void writeDatabase() {
    DraftBuffer.Batch batch = buffer.forDatabase();
    if (!batch.entries().isEmpty()) {
      handle.useTransaction(tx -> put(batch));
      buffer.inDatabase(batch);
      care.spare().touch();
    }
  }

  private void put(DraftBuffer.Batch batch) {
    batch.entries().forEach(entry -> table.put(entry.line()));
    Meta.put(handle, Meta.DRAFTS_UP_TO, Long.toString(batch.last()));
  }

  /** A draft on its way to be something finished. */
  final class Finishing {
    private final String draftId;
    private DraftBuffer.@Nullable Batch batch;

    private Finishing(String draftId) {
      this.draftId = draftId;
    }

    /** Within the transaction that finishes it: nothing of it comes back from the journal then. */
    void write() {
      DraftBuffer.Batch all = buffer.forDatabase();
      batch = all;
      put(all);
      table.remove(draftId);
    }

    /** The transaction is committed. */
    void done() {
      if (batch != null) {
        journalSoon(buffer.becameTicket(batch, draftId));
      }
    }
  }

  /** What has been typed becomes something finished. */
  Finishing finish(String draftId) {
    return new Finishing(draftId);
  }

  /** Writes what is left, wherever it can be written. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(CLOSE_MAX_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("the writer of drafts did not come to rest in {} ms", CLOSE_MAX_MS);
        return;
      }
      thread.run(this::writeDatabase).join();
    } catch (CompletionException e) {
      LOG.error("what was typed last could not be written to the database before closing", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeJournal();
  }

  private void closeJournal() {
    try {
      if (buffer.forDatabase().entries().isEmpty()) {
        journal.clear();
      } else {
        journal.append(
            buffer.forJournal().stream().map(DraftBuffer.Entry::line).toList(),
            buffer.inDatabase());
      }
    } catch (IOException e) {
      LOG.error("the draft journal could not be written before closing", e);
    }
    journal.close();
  }
}
