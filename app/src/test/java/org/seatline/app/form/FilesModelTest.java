package org.seatline.app.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.FileShelf.Kept;
import org.seatline.app.session.FileShelf.Source;
import org.seatline.app.session.FileShelf.Watcher;
import org.seatline.app.session.FileShelf.Why;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.AttachedFiles;
import org.seatline.protocol.form.FieldLimits;
import org.seatline.protocol.form.FieldRules;
import org.seatline.protocol.form.FileKind;
import org.seatline.protocol.form.FileLimits;
import org.seatline.protocol.form.FormField;

/** What becomes of files that are attached, without a screen and without a disk. */
final class FilesModelTest {
  private static final FormField PHOTOS =
      new FormField(
          "photos",
          new LocalizedText("Photos", "照片"),
          FormField.Type.FILE,
          FieldRules.NONE,
          new FieldLimits(10_000, null, null, 0, null, 20, new FileLimits(3, 8, FileKind.USUAL)),
          List.of(),
          List.of(),
          null);

  private final List<String> edits = new ArrayList<>();
  private final FieldModel field = new FieldModel(PHOTOS, () -> edits.add("edit"));
  private final FilesModel files = field.files();
  private final Later host = new Later();

  /** Answers when the test says so. */
  private static final class Later implements FileHost {
    private final List<CompletableFuture<Kept>> answers = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();

    @Override
    public CompletableFuture<Kept> keep(FieldModel field, Source source, Watcher watcher) {
      watchers.add(watcher);
      CompletableFuture<Kept> answer = new CompletableFuture<>();
      answers.add(answer);
      return answer;
    }

    @Override
    public CompletableFuture<Optional<byte[]>> here(AttachedFile file) {
      return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletableFuture<Reply<byte[]>> content(AttachedFile file) {
      return CompletableFuture.completedFuture(new Reply.Unreachable<>("no server"));
    }
  }

  private static Source source(String name) {
    return new Source.OnDisk(Path.of(name));
  }

  private static AttachedFile file(int number) {
    return new AttachedFile(
        "00000000-0000-4000-8000-%012d".formatted(number),
        number + ".png",
        5,
        "image/png",
        "%064x".formatted(number));
  }

  private void attach(int... numbers) {
    for (int number : numbers) {
      files.attach(host, List.of(source(number + ".png")));
      host.answers.getLast().complete(new Kept.Done(file(number)));
    }
  }

  private String said() {
    FilesModel.Said now = files.saidProperty().get();
    return now == null ? "" : now.key() + " " + now.name() + " " + now.limit();
  }

  @Test
  void comeInTheOrderInWhichTheyAreReady() {
    files.attach(host, List.of(source("1.png"), source("2.png")));
    assertThat(files.coming())
        .extracting(FilesModel.Coming::name)
        .containsExactly("1.png", "2.png");
    host.watchers.getFirst().came(2, 8);
    assertThat(files.coming().getFirst().shareProperty().get()).isEqualTo(0.25);
    assertThat(edits).isEmpty();
    host.answers.get(1).complete(new Kept.Done(file(2)));
    assertThat(files.isBusy()).isTrue();
    host.answers.getFirst().complete(new Kept.Done(file(1)));
    assertThat(files.isBusy()).isFalse();
    assertThat(files.files()).containsExactly(file(2), file(1));
    assertThat(field.value()).isEqualTo(AttachedFiles.write(List.of(file(2), file(1))));
    assertThat(field.origin()).isEqualTo(FieldModel.Origin.AGENT);
    assertThat(edits).hasSize(2);
  }

  @Test
  void noMoreAreTakenThanTheFormAllowsAndThatIsSaid() {
    attach(1, 2);
    files.attach(host, List.of(source("3.png"), source("4.png")));
    assertThat(files.coming()).hasSize(1);
    assertThat(said()).isEqualTo("ticket.file.too-many 4.png 3");
  }

  @Test
  void whatIsRefusedIsSaidAndTheRestStays() {
    attach(1);
    Map<Why, String> sentences =
        Map.of(
            Why.LARGE, "ticket.file.refused.large a.png 8",
            Why.NO_ROOM, "ticket.file.refused.no-room a.png 8",
            Why.GONE, "ticket.file.refused.gone a.png 8");
    sentences.forEach(
        (why, sentence) -> {
          files.attach(host, List.of(source("a.png")));
          host.answers.getLast().complete(new Kept.Refused(why, "a.png"));
          assertThat(said()).isEqualTo(sentence);
        });
    files.attach(host, List.of(source("a.png")));
    host.answers.getLast().completeExceptionally(new IllegalStateException("broken"));
    assertThat(said()).isEqualTo("ticket.file.refused.failed a.png 8");
    assertThat(files.files()).containsExactly(file(1));
    assertThat(files.isBusy()).isFalse();
  }

  @Test
  void aCopyCanBeCancelled() {
    files.attach(host, List.of(source("1.png")));
    assertThat(host.watchers.getFirst().cancelled()).isFalse();
    files.coming().getFirst().cancel();
    assertThat(host.watchers.getFirst().cancelled()).isTrue();
    host.answers.getFirst().complete(new Kept.Cancelled());
    assertThat(field.value()).isEmpty();
    assertThat(said()).isEmpty();
  }

  @Test
  void theSameFileIsThereOnce() {
    attach(1);
    files.attach(host, List.of(source("again.png")));
    AttachedFile same =
        new AttachedFile(file(2).id(), "again.png", 5, "image/png", file(1).sha256());
    host.answers.getLast().complete(new Kept.Done(same));
    assertThat(files.files()).containsExactly(file(1));
    assertThat(said()).isEqualTo("ticket.file.twice again.png 0");
  }

  @Test
  void whatIsTakenOutComesBackToItsPlace() {
    attach(1, 2, 3);
    files.remove(file(2));
    assertThat(files.files()).containsExactly(file(1), file(3));
    FilesModel.Said said = files.saidProperty().get();
    assertThat(said != null && said.canUndo()).isTrue();
    files.undo();
    assertThat(files.files()).containsExactly(file(1), file(2), file(3));
    files.undo();
    assertThat(files.files()).as("only once").hasSize(3);
    files.remove(file(1));
    attach(4);
    files.undo();
    assertThat(files.files()).as("there is no room any more").hasSize(3).contains(file(4));
  }
}
