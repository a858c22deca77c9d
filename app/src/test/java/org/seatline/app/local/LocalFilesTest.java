package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.Desk;
import org.seatline.app.session.FileShelf.Kept;
import org.seatline.app.session.FileShelf.Source;
import org.seatline.app.session.FileShelf.Wanted;
import org.seatline.app.session.FileShelf.Watcher;
import org.seatline.app.session.FileShelf.Why;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.AttachedFiles;
import org.seatline.protocol.form.FileKind;
import org.seatline.protocol.form.FileLimits;

/** Files of tickets in a real store: sealed, kept with their draft, gone with it. */
final class LocalFilesTest {
  private static final String DRAFT = "draft-1";
  private static final FileLimits LIMITS = new FileLimits(5, 1, FileKind.USUAL);

  @TempDir Path folder;
  @TempDir Path desktop;
  private LocalStore store;

  @BeforeEach
  void open() throws IOException {
    var opened =
        LocalStore.open(folder, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, Clock.systemUTC());
    store = ((LocalStore.Opened.Open) opened).store();
    StoreSamples.signIn(store, "1001");
  }

  private void again() throws IOException {
    store.close();
    open();
  }

  private Path picture(String name, int bytes) throws IOException {
    byte[] picture = new byte[bytes];
    new Random(bytes).nextBytes(picture);
    byte[] head = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, picture, 0, head.length);
    return Files.write(desktop.resolve(name), picture);
  }

  /** Watches, and has enough after so many bytes. */
  private static final class Until implements Watcher {
    private final long enough;
    private volatile long seen;

    Until(long enough) {
      this.enough = enough;
    }

    @Override
    public void came(long bytes, long of) {
      seen = bytes;
    }

    @Override
    public boolean cancelled() {
      return seen >= enough;
    }
  }

  private static final Watcher PATIENT =
      new Watcher() {
        @Override
        public void came(long bytes, long of) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  private Kept keep(Source source) {
    return store.desk().files().keep(new Wanted(DRAFT, source, LIMITS), PATIENT).join();
  }

  private AttachedFile kept(Path path) {
    Kept kept = keep(new Source.OnDisk(path));
    assertThat(kept).isInstanceOf(Kept.Done.class);
    return ((Kept.Done) kept).file();
  }

  private Optional<byte[]> read(AttachedFile file) {
    return store.desk().files().content(file.id()).join();
  }

  private void saveDraft() {
    store.desk().saveDraft(new Desk.Draft(DRAFT, "", "fault", Json.tree("{\"fields\": {}}"), 1));
    assertThat(store.desk().drafts().join()).hasSize(1);
  }

  private List<String> waiting() {
    return store.desk().files().waiting(Optional.empty()).stream()
        .map(UploadShelf.Waiting::id)
        .toList();
  }

  private List<Path> onDisk() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("files"))) {
      return files.toList();
    }
  }

  private void submit(String photos) {
    var ticket =
        new TicketRecord(
            DRAFT,
            "",
            null,
            null,
            "fault",
            "fault",
            1,
            "open",
            Map.of("photos", photos),
            "1001",
            1,
            null);
    store
        .desk()
        .submit(new Desk.Finished(List.of(new Mutation.TicketSubmitted(ticket)), DRAFT, List.of()))
        .join();
  }

  @Test
  void aFileIsSealedAndOpensForItsAuthorAlone() throws IOException {
    Path photo = picture("电表.png", 600_000);
    AttachedFile file = kept(photo);
    assertThat(file.name()).isEqualTo("电表.png");
    assertThat(file.size()).isEqualTo(600_000);
    assertThat(read(file)).hasValueSatisfying(b -> assertThat(b).isEqualTo(read(photo)));
    String stored = Files.readString(onDisk().getFirst(), StandardCharsets.ISO_8859_1);
    assertThat(stored).doesNotContain("PNG", "电表");
    StoreSamples.signIn(store, "1002");
    assertThat(read(file)).isEmpty();
    store.close();
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPictureOutOfTheClipboardBecomesAFile() {
    int[] argb = new int[40 * 30];
    Arrays.fill(argb, 0xff2040c0);
    Kept kept = keep(new Source.Picture("截图 1", 40, 30, argb));
    assertThat(kept).isInstanceOf(Kept.Done.class);
    AttachedFile file = ((Kept.Done) kept).file();
    assertThat(file.name()).isEqualTo("截图 1.png");
    assertThat(AttachedFiles.parse(AttachedFiles.write(List.of(file)))).isPresent();
    store.close();
  }

  @Test
  void saysWhyAFileIsNotKeptAndLeavesNothing() throws IOException {
    Path program = Files.write(desktop.resolve("photo.png"), new byte[] {'M', 'Z', 0, 3});
    Path empty = Files.createFile(desktop.resolve("empty.png"));
    Path large = picture("large.png", 1_000_001);
    Map<Path, Why> refused =
        Map.of(
            program,
            Why.KIND,
            empty,
            Why.EMPTY,
            large,
            Why.LARGE,
            desktop,
            Why.FOLDER,
            desktop.resolve("gone.png"),
            Why.GONE);
    refused.forEach(
        (path, why) ->
            assertThat(keep(new Source.OnDisk(path)))
                .isEqualTo(new Kept.Refused(why, String.valueOf(path.getFileName()))));
    assertThat(onDisk()).isEmpty();
    store.close();
  }

  @Test
  void aCopyThatIsNotWantedAnyMoreLeavesNothing() throws IOException {
    Path photo = picture("a.png", 900_000);
    var wanted = new Wanted(DRAFT, new Source.OnDisk(photo), LIMITS);
    assertThat(store.desk().files().keep(wanted, new Until(300_000)).join())
        .isEqualTo(new Kept.Cancelled());
    assertThat(onDisk()).isEmpty();
    store.close();
  }

  @Test
  void whatTheTicketNamesWaitsForTheServerAndTheRestIsDropped() throws IOException {
    AttachedFile sent = kept(picture("a.png", 5_000));
    AttachedFile removed = kept(picture("b.png", 6_000));
    saveDraft();
    assertThat(waiting()).isEmpty();
    submit(AttachedFiles.write(List.of(sent)));
    assertThat(waiting()).containsExactly(sent.id());
    assertThat(onDisk()).hasSize(1);
    assertThat(read(removed)).isEmpty();
    again();
    assertThat(waiting()).containsExactly(sent.id());
    assertThat(read(sent)).isPresent();
    store.close();
  }

  @Test
  void filesLiveAsLongAsTheirDraft() throws IOException {
    AttachedFile file = kept(picture("a.png", 5_000));
    saveDraft();
    again();
    assertThat(read(file)).as("the draft is there").isPresent();
    store.desk().discardDraft(DRAFT);
    assertThat(store.desk().drafts().join()).isEmpty();
    assertThat(onDisk()).as("the draft was given up").isEmpty();
    kept(picture("c.png", 5_000));
    again();
    assertThat(onDisk()).as("no draft was ever saved").isEmpty();
    store.close();
  }

  @Test
  void aStartDropsHalfACopyAndTakesUpAWholeFileThatIsInNoBook() throws IOException {
    AttachedFile whole = kept(picture("a.png", 5_000));
    AttachedFile half = kept(picture("b.png", 5_000));
    store
        .thread()
        .run(
            () -> {
              store.books().files().remove(whole.id());
              store.books().files().remove(half.id());
            })
        .join();
    Path torn = folder.resolve("files").resolve(half.id() + ".sealed");
    byte[] bytes = Files.readAllBytes(torn);
    Files.write(torn, Arrays.copyOf(bytes, bytes.length - 20));
    again();
    assertThat(waiting()).containsExactly(whole.id());
    assertThat(torn).doesNotExist();
    store.close();
  }

  @Test
  void whatIsUploadedStaysAWhileAndGoesAgainToAServerThatForgotIt() throws IOException {
    AttachedFile file = kept(picture("a.png", 5_000));
    saveDraft();
    submit(AttachedFiles.write(List.of(file)));
    LocalFiles files = store.desk().files();
    files.settle(file.id(), RecordingTable.UPLOADED);
    assertThat(waiting()).isEmpty();
    assertThat(read(file)).isPresent();
    files.sendAgain();
    assertThat(waiting()).containsExactly(file.id());
    files.settle(file.id(), RecordingTable.UNLISTED);
    assertThat(waiting()).as("a ticket may name it by now").containsExactly(file.id());
    store.close();
  }
}
