package org.seatline.app.form;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.FileShelf.Kept;
import org.seatline.app.session.FileShelf.Source;
import org.seatline.app.session.FileShelf.Watcher;
import org.seatline.app.session.FileShelf.Why;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.AttachedFiles;

/**
 * The files of a field: those that are attached, those that are being copied, and what was said
 * last. No scene classes; lives on the thread of its field.
 */
public final class FilesModel {
  private final FieldModel field;
  private final ObservableList<Coming> coming = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Said> said = new ReadOnlyObjectWrapper<>();
  private @Nullable Removed removed;

  FilesModel(FieldModel field) {
    this.field = field;
  }

  /** A file that is being copied. */
  public static final class Coming implements Watcher {
    private final String name;
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    Coming(String name) {
      this.name = name;
    }

    /** As it was called. */
    public String name() {
      return name;
    }

    /** How much of it is copied, 0 to 1. */
    public ReadOnlyDoubleProperty shareProperty() {
      return share.getReadOnlyProperty();
    }

    /** It is not wanted any more. */
    public void cancel() {
      cancelled.set(true);
    }

    @Override
    public void came(long bytes, long of) {
      share.set(of == 0 ? 0 : (double) bytes / of);
    }

    @Override
    public boolean cancelled() {
      return cancelled.get();
    }
  }

  /**
   * Something about a file.
   *
   * @param key of the sentence in the bundles; {@code {0}} is the file's name, {@code {1}} the most
   *     files or megabytes that the field takes
   */
  public record Said(String key, String name, int limit) {
    /** Key of what is said of a file that was taken out, and can come back. */
    public static final String REMOVED = "ticket.file.removed";

    /** Whether it can be taken back. */
    public boolean canUndo() {
      return key.equals(REMOVED);
    }
  }

  private record Removed(AttachedFile file, int at) {}

  /** What is attached; empty for a value that cannot be read. */
  public List<AttachedFile> files() {
    return AttachedFiles.parse(field.value()).orElse(List.of());
  }

  /** What is being copied. */
  public ObservableList<Coming> coming() {
    return coming;
  }

  /** What was said last, or null. */
  public ReadOnlyObjectProperty<@Nullable Said> saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** Whether a copy has not ended. */
  public boolean isBusy() {
    return !coming.isEmpty();
  }

  /** Says something about a file; the key as in {@link Said}. */
  void say(String key, String name) {
    said.set(new Said(key, name, 0));
  }

  /** Nothing more is to be said. */
  void sayNothing() {
    said.set(null);
  }

  /** Attaches these, as many as there is room for. */
  public void attach(FileHost host, List<Source> sources) {
    said.set(null);
    int max = field.field().limits().files().filesMax();
    for (Source source : sources) {
      if (files().size() + coming.size() >= max) {
        said.set(new Said("ticket.file.too-many", source.name(), max));
        return;
      }
      Coming next = new Coming(source.name());
      coming.add(next);
      var _ =
          host.keep(field, source, next).whenComplete((kept, failed) -> ended(next, kept, failed));
    }
  }

  private void ended(Coming copy, @Nullable Kept kept, @Nullable Throwable failed) {
    coming.remove(copy);
    if (failed != null || kept == null) {
      refused(Why.FAILED, copy.name());
      return;
    }
    take(kept);
  }

  /** A copy has ended. */
  public void take(Kept kept) {
    switch (kept) {
      case Kept.Done(AttachedFile file) -> add(file);
      case Kept.Refused(Why why, String name) -> refused(why, name);
      case Kept.Cancelled() -> {}
    }
  }

  private void refused(Why why, String name) {
    int megabytes = field.field().limits().files().maxMegabytes();
    said.set(new Said("ticket.file.refused." + why.id(), name, megabytes));
  }

  private void add(AttachedFile file) {
    List<AttachedFile> files = new ArrayList<>(files());
    if (files.stream().anyMatch(there -> there.sha256().equals(file.sha256()))) {
      say("ticket.file.twice", file.name());
      return;
    }
    files.add(file);
    field.edit(AttachedFiles.write(files));
  }

  /** Takes a file out; {@link #undo} brings it back. */
  public void remove(AttachedFile file) {
    List<AttachedFile> files = new ArrayList<>(files());
    int at = files.indexOf(file);
    if (at >= 0) {
      files.remove(at);
      removed = new Removed(file, at);
      field.edit(AttachedFiles.write(files));
      say(Said.REMOVED, file.name());
    }
  }

  /** Brings the file back that was taken out last. */
  public void undo() {
    Removed gone = removed;
    List<AttachedFile> files = new ArrayList<>(files());
    if (gone != null && files.size() < field.field().limits().files().filesMax()) {
      files.add(Math.min(gone.at(), files.size()), gone.file());
      removed = null;
      said.set(null);
      field.edit(AttachedFiles.write(files));
    }
  }
}
