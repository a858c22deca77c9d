package org.seatline.app.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A shelf of files whose answers arrive on one thread of the caller's. */
record PostedFiles(FileShelf files, Executor thread) implements FileShelf {
  @Override
  public CompletableFuture<Kept> keep(Wanted wanted, Watcher watcher) {
    return files.keep(wanted, posted(watcher)).whenCompleteAsync((kept, error) -> {}, thread);
  }

  private Watcher posted(Watcher watcher) {
    return new Watcher() {
      @Override
      public void came(long bytes, long of) {
        thread.execute(() -> watcher.came(bytes, of));
      }

      @Override
      public boolean cancelled() {
        return watcher.cancelled();
      }
    };
  }

  @Override
  public CompletableFuture<Optional<byte[]>> content(String fileId) {
    return files.content(fileId).whenCompleteAsync((bytes, error) -> {}, thread);
  }
}
