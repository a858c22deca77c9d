package org.seatline.app.form;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.UiThread;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.app.session.Watched;
import org.seatline.protocol.form.AttachedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows and saves attached files; what takes its time is done beside the UI thread. */
final class FileHand {
  private static final Logger LOG = LoggerFactory.getLogger(FileHand.class);

  private final FilesModel files;
  private final FormHost host;
  private final Messages messages;

  FileHand(FilesModel files, FormHost host, Messages messages) {
    this.files = files;
    this.host = host;
    this.messages = messages;
  }

  /** Makes a small picture of a file that is on this computer. */
  void preview(AttachedFile file, Consumer<Image> taker) {
    if (FilePicture.canShow(file)) {
      double px = 2 * FileRow.PREVIEW_PX; // for screens of twice the resolution
      Watched.take(
          "make a preview",
          host.files()
              .here(file)
              .thenApplyAsync(
                  bytes -> bytes.flatMap(content -> FilePicture.of(content, px, px)),
                  Thread::startVirtualThread),
          (Optional<Image> image) ->
              image.ifPresent(made -> UiThread.run(() -> taker.accept(made))));
    }
  }

  /** Shows a file: pictures here, anything else by the system's program. */
  void open(AttachedFile file, Node beside) {
    fetch(
        file,
        bytes -> {
          if (FilePicture.canShow(file)) {
            showPicture(file, bytes, beside);
          } else {
            apart(file, "open", () -> host.opened().open(file.id(), file.name(), bytes), "");
          }
        });
  }

  private void showPicture(AttachedFile file, byte[] bytes, Node beside) {
    Watched.take(
        "unpack a picture",
        CompletableFuture.supplyAsync(
            () -> FilePicture.of(bytes, 0, 0), Thread::startVirtualThread),
        (Optional<Image> image) ->
            UiThread.run(
                () ->
                    image.ifPresentOrElse(
                        shown -> new PictureWindow(file, shown, messages).show(beside),
                        () -> files.say("ticket.file.no-picture", file.name()))));
  }

  /** Has somebody say where a file goes, and writes it there. */
  void save(AttachedFile file, Node beside) {
    Path to = ask(file, beside.getScene() == null ? null : beside.getScene().getWindow());
    if (to != null) {
      save(file, to);
    }
  }

  /** Writes a file to a place. */
  void save(AttachedFile file, Path to) {
    fetch(file, bytes -> apart(file, "save", () -> Files.write(to, bytes), "ticket.file.saved"));
  }

  private static @Nullable Path ask(AttachedFile file, @Nullable Window over) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(file.name());
    File chosen = chooser.showSaveDialog(over);
    return chosen == null ? null : chosen.toPath();
  }

  private void fetch(AttachedFile file, Consumer<byte[]> taker) {
    files.say("ticket.file.fetching", file.name());
    Watched.take(
        "fetch a file of a ticket",
        host.files().content(file),
        reply -> {
          switch (reply) {
            case Reply.Ok<byte[]>(byte[] bytes) -> {
              files.sayNothing();
              taker.accept(bytes);
            }
            case Reply.Refused<byte[]>(int _, String code) -> {
              LOG.warn("file {} was not given: {}", file.id(), code);
              files.say(
                  code.equals("unknown-file") ? "ticket.file.not-yet" : "ticket.file.not-given",
                  file.name());
            }
            case Reply.Unreachable<byte[]> _ -> files.say("ticket.file.away", file.name());
          }
        });
  }

  /** Something with a disk. */
  private interface Work {
    void run() throws IOException;
  }

  private void apart(AttachedFile file, String what, Work work, String done) {
    Thread.startVirtualThread(
        () -> {
          String key = done;
          try {
            work.run();
          } catch (IOException e) {
            LOG.warn("file {}: could not {} it: {}", file.id(), what, e.toString());
            key = "ticket.file.could-not." + what;
          }
          String said = key;
          if (!said.isEmpty()) {
            UiThread.run(() -> files.say(said, file.name()));
          }
        });
  }
}
