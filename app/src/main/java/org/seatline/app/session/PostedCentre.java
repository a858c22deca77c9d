package org.seatline.app.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.seatline.app.session.ServerApi.Reply;

/** A centre desk whose answers arrive on one thread of the caller's. */
record PostedCentre(CentreDesk centre, Executor thread) implements CentreDesk {
  @Override
  public <T> CompletableFuture<Reply<T>> ask(CentreQuestion<T> question) {
    return centre.ask(question).whenCompleteAsync((value, error) -> {}, thread);
  }

  @Override
  public CompletableFuture<Reply<byte[]>> fetch(CentreFile file) {
    CentreFile.Progress told = (bytes, of) -> thread.execute(() -> file.progress().came(bytes, of));
    return centre
        .fetch(new CentreFile(file.path(), file.maxBytes(), told))
        .whenCompleteAsync((value, error) -> {}, thread);
  }

  /** Only what is ready comes to the caller's thread: the wave form is worked out before. */
  @Override
  public CompletableFuture<Reply<WaveForm.Sound>> recordedSound(
      String recordingId, CentreFile.Progress progress) {
    CentreFile.Progress told = (bytes, of) -> thread.execute(() -> progress.came(bytes, of));
    return centre.recordedSound(recordingId, told).whenCompleteAsync((value, error) -> {}, thread);
  }
}
