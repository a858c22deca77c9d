package org.seatline.app.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.FileType;

/** A shelf of files in memory; a test says when a copy ends. */
public final class FakeFiles implements FileShelf {
  /** What was asked for and has not ended. */
  public final List<Asked> asked = new ArrayList<>();

  /** What is in the files that are kept. */
  public final Map<String, byte[]> contents = new HashMap<>();

  /** Whether copies end at once. */
  public boolean atOnce = true;

  /** A copy that has not ended. */
  public record Asked(Wanted wanted, Watcher watcher, CompletableFuture<Kept> answer) {}

  @Override
  public CompletableFuture<Kept> keep(Wanted wanted, Watcher watcher) {
    Asked each = new Asked(wanted, watcher, new CompletableFuture<>());
    if (atOnce) {
      end(each);
    } else {
      asked.add(each);
    }
    return each.answer();
  }

  /** Ends a copy. */
  public void end(Asked each) {
    asked.remove(each);
    each.answer().complete(kept(each));
  }

  private Kept kept(Asked each) {
    Source source = each.wanted().source();
    if (each.watcher().cancelled()) {
      return new Kept.Cancelled();
    }
    byte[] content = content(source);
    Optional<FileType> type = FileType.of(content);
    if (type.isEmpty() || !each.wanted().limits().kinds().contains(type.get().kind())) {
      return new Kept.Refused(Why.KIND, source.name());
    }
    String id = "00000000-0000-4000-8000-%012d".formatted(contents.size() + 1);
    contents.put(id, content);
    return new Kept.Done(
        new AttachedFile(
            id,
            type.get().named(source.name()),
            content.length,
            type.get().mime(),
            "%064x".formatted(java.util.Arrays.hashCode(content) & 0xffff_ffffL)));
  }

  private static byte[] content(Source source) {
    return switch (source) {
      case Source.OnDisk(Path path) -> {
        try {
          yield Files.readAllBytes(path);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      case Source.Picture picture ->
          ("\u0089PNG\r\n\u001a\n" + picture.width() + "x" + picture.height())
              .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    };
  }

  @Override
  public CompletableFuture<Optional<byte[]>> content(String fileId) {
    return CompletableFuture.completedFuture(Optional.ofNullable(contents.get(fileId)));
  }
}
