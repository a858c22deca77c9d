package org.seatline.app.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.ServerApi;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.SealedRecordingEnd;

/** Where large things lie that wait for the server, and what is noted of their way there. */
interface UploadShelf {

  /**
   * Something that waits.
   *
   * @param sealed how it ends when it is sealed
   * @param manifest how it ends when it is in the open
   */
  record Waiting(
      String id,
      Path file,
      @Nullable SealedRecordingEnd sealed,
      @Nullable RecordingManifest manifest) {}

  /** What lies here. */
  ServerApi.Upload what();

  /** What this person can send, or the computer itself. Blocks; not on the store's thread. */
  List<Waiting> waiting(Optional<AtWork> sender);

  /**
   * The server has it, or will not take it: one of the states of {@link RecordingTable}. Blocks.
   */
  void settle(String id, String state);

  /** What the server could not read. On the store's thread. */
  List<Waiting> held();

  /** Something was sealed anew and waits again. On the store's thread. */
  void sealedAnew(SealedRecordingEnd end);

  /** What the box of something with this id is about. */
  String about(String id);

  /** Who hears that something waits for its upload. */
  void onMade(Runnable listener);
}
