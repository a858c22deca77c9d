package org.seatline.app.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.seatline.app.session.Recovered;
import org.seatline.app.session.SyncDetails;
import org.seatline.app.session.SyncDetails.Kind;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.RecordingManifest;

/** Counts what waits, what is here, and what a start has found. */
final class SyncReport {
  /** Kinds are told apart for so many; the rest is counted without. */
  private static final int READ_MAX = 2_000;

  private final LocalStore store;
  private final SyncBooks books;

  SyncReport(LocalStore store, SyncBooks books) {
    this.store = store;
    this.books = books;
  }

  /** How far this computer is in step. */
  CompletableFuture<SyncDetails> details() {
    LocalOutbox outbox = store.outbox();
    return outbox
        .waiting(store.agentId())
        .thenCompose(
            counted ->
                outbox
                    .pending()
                    .thenCompose(items -> outbox.find(firstOf(items)))
                    .thenCompose(read -> store.thread().call(() -> details(counted, read))));
  }

  private static List<Long> firstOf(List<OutboxCore.Item> items) {
    return items.stream().limit(READ_MAX).map(OutboxCore.Item::number).toList();
  }

  private SyncDetails details(OutboxTable.Waiting counted, List<MutationBatch.Numbered> read) {
    Map<Kind, Integer> waiting = new EnumMap<>(Kind.class);
    read.forEach(each -> waiting.merge(kind(each.mutation()), 1, Integer::sum));
    waiting.put(Kind.MORE, counted.own() - read.size());
    waiting.put(Kind.HELD, counted.held());
    waiting.put(Kind.OF_OTHERS, counted.others());
    List<RecordingTable.Row> recordings = store.books().recordings().in(RecordingTable.MADE);
    waiting.put(Kind.RECORDINGS, recordings.size());
    waiting.values().removeIf(count -> count <= 0);
    return new SyncDetails(
        waiting,
        recordings.stream().mapToLong(SyncReport::bytes).sum(),
        books.copiedAtMs(),
        new SyncDetails.Here(
            size(store.folder()), setAside(store.folder()), store.care().spare().fails()),
        store.people().aloneUntilMs().orElse(null));
  }

  private static Kind kind(Mutation mutation) {
    return switch (mutation) {
      case Mutation.TicketSubmitted _, Mutation.TicketChanged _ -> Kind.TICKETS;
      case Mutation.NoteAdded _, Mutation.OfCustomer _ -> Kind.NOTES;
      case Mutation.CallWrappedUp _,
          Mutation.CallMeasured _,
          Mutation.LineCallEnded _,
          Mutation.RecordingMade _ ->
          Kind.CALLS;
    };
  }

  private static long bytes(RecordingTable.Row row) {
    RecordingManifest manifest = row.manifest();
    return manifest == null ? 0 : manifest.bytes();
  }

  /** The database with what H2 writes beside it. */
  private static long size(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      long bytes = 0;
      for (Path file : files.filter(f -> f.getFileName().toString().endsWith(".db")).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("the store's folder cannot be read", e);
    }
  }

  private static long setAside(Path folder) {
    try {
      return SetAside.bytes(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the store's folder cannot be read", e);
    }
  }

  /** What this start found. */
  CompletableFuture<Recovered> recovered() {
    return store
        .desk()
        .drafts()
        .thenCombine(
            details(),
            (drafts, sync) -> {
              Map<Kind, Integer> waiting = sync.waiting();
              int recordings = waiting.getOrDefault(Kind.RECORDINGS, 0);
              int all = waiting.values().stream().mapToInt(Integer::intValue).sum();
              return new Recovered(
                  store.takeCrash().map(at -> at.toEpochMilli()).orElse(null),
                  drafts.size(),
                  all - recordings,
                  recordings);
            });
  }
}
