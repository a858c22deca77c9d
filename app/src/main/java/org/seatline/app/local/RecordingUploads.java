package org.seatline.app.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seatline.app.session.ServerApi;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingOpening;
import org.seatline.protocol.SealedRecordingEnd;

/**
 * The recordings that wait for the server.
 *
 * @param listening takes who hears that one more does
 */
record RecordingUploads(
    LocalStore store, RecordingTable table, Path folder, Consumer<Runnable> listening)
    implements UploadShelf {

  @Override
  public ServerApi.Upload what() {
    return ServerApi.Upload.RECORDING;
  }

  /** Sealed ones can be sent by anybody, those in the open by their agent alone. */
  @Override
  public List<Waiting> waiting(Optional<AtWork> sender) {
    List<RecordingTable.Row> all = store.thread().call(() -> table.in(RecordingTable.MADE)).join();
    return all.stream()
        .filter(row -> row.sealed() != null || isOf(sender, row))
        .map(this::waiting)
        .toList();
  }

  private Waiting waiting(RecordingTable.Row row) {
    return new Waiting(row.id(), folder.resolve(row.file()), row.sealed(), row.manifest());
  }

  private static boolean isOf(Optional<AtWork> sender, RecordingTable.Row row) {
    RecordingManifest manifest = row.manifest();
    return manifest != null
        && sender.filter(who -> who.agentId().equals(manifest.agentId())).isPresent();
  }

  @Override
  public void settle(String id, String state) {
    store.thread().run(() -> table.mark(id, state, store.nowMs())).join();
  }

  @Override
  public List<Waiting> held() {
    return table.in(RecordingTable.HELD).stream().map(this::waiting).toList();
  }

  @Override
  public void sealedAnew(SealedRecordingEnd end) {
    table.made(end, store.nowMs());
  }

  @Override
  public String about(String id) {
    return RecordingOpening.about(id);
  }

  @Override
  public void onMade(Runnable listener) {
    listening.accept(listener);
  }
}
