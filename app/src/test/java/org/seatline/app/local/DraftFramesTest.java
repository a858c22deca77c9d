package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Draft journals that were cut off, damaged, begun anew; {@code -Dseed=} begins elsewhere. */
final class DraftFramesTest {
  private static final int WORLDS = 300;
  private static final int LINES = 12;
  private static final long FIRST_SEED = Long.getLong("seed", 1);

  private final SealingKey key = SealingKey.random();

  /** A journal, and where each of its lines is. */
  private static final class Written {
    private final byte[] bytes;
    private final List<DraftLine> lines;
    private final List<Integer> ends;

    Written(byte[] bytes, List<DraftLine> lines, List<Integer> ends) {
      this.bytes = bytes;
      this.lines = lines;
      this.ends = ends;
    }

    int begin(int line) {
      return line == 0 ? DraftFrames.HEADER_BYTES : ends.get(line - 1);
    }
  }

  private static DraftLine line(long number, String id, String text) {
    return new DraftLine(number, id, new SealedDraft(id, "1001", "k1", text, number));
  }

  private static DraftLine gone(long number, String id) {
    return new DraftLine(number, id, null);
  }

  private Written written(Random random) {
    byte[] id = new byte[DraftFrames.ID_BYTES];
    random.nextBytes(id);
    DraftFrames frames = DraftFrames.of(id, key);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(rest(frames.header()));
    List<DraftLine> lines = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int i = 1; i <= LINES; i++) {
      String draft = "d" + random.nextInt(4);
      DraftLine line =
          random.nextInt(5) == 0
              ? gone(i, draft)
              : line(i, draft, "字".repeat(random.nextInt(300)) + i);
      lines.add(line);
      bytes.writeBytes(rest(frames.frame(line)));
      ends.add(bytes.size());
    }
    return new Written(bytes.toByteArray(), lines, ends);
  }

  private static byte[] rest(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Test
  void givesBackEveryLineThatDamageHasNotTouched() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed++) {
      Random random = new Random(seed);
      Written journal = written(random);
      byte[] bytes = journal.bytes.clone();
      int from = DraftFrames.HEADER_BYTES + random.nextInt(bytes.length - DraftFrames.HEADER_BYTES);
      int to = from + 1 + random.nextInt(Math.min(1_000, bytes.length - from));
      byte[] noise = new byte[to - from];
      if (random.nextBoolean()) {
        random.nextBytes(noise);
      }
      System.arraycopy(noise, 0, bytes, from, noise.length);
      assertThat(DraftFrames.read(bytes, key, 0))
          .as("seed " + seed)
          .containsAll(untouched(journal, from, to))
          .isSubsetOf(journal.lines);
    }
  }

  @Test
  void losesTheLastLineAloneWhenItIsCutOff() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed++) {
      Random random = new Random(seed);
      Written journal = written(random);
      int length = random.nextInt(journal.bytes.length);
      List<DraftLine> read = DraftFrames.read(Arrays.copyOf(journal.bytes, length), key, 0);
      assertThat(read)
          .as("seed " + seed)
          .isEqualTo(untouched(journal, length, journal.bytes.length));
    }
  }

  private static List<DraftLine> untouched(Written journal, int from, int to) {
    List<DraftLine> whole = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      boolean before = journal.ends.get(i) <= from;
      if (before || journal.begin(i) >= to) {
        whole.add(journal.lines.get(i));
      }
    }
    return whole;
  }

  @Test
  void opensNothingWithoutItsKeyItsHeaderOrInAnotherJournal() {
    Written journal = written(new Random(FIRST_SEED));
    assertThat(DraftFrames.read(journal.bytes, key, 0)).isEqualTo(journal.lines);
    assertThat(DraftFrames.read(journal.bytes, SealingKey.random(), 0)).isEmpty();
    for (int at = 0; at < DraftFrames.HEADER_BYTES; at++) {
      byte[] bytes = journal.bytes.clone();
      bytes[at] ^= 1;
      assertThat(DraftFrames.read(bytes, key, 0)).as("byte " + at).isEmpty();
    }
  }

  @Test
  void takesNothingOfTheJournalThatWasThereBefore() {
    byte[] bytes = written(new Random(FIRST_SEED)).bytes.clone();
    DraftFrames anew = DraftFrames.of(new byte[DraftFrames.ID_BYTES], key);
    DraftLine only = line(99, "d1", "new");
    ByteBuffer.wrap(bytes).put(anew.header()).put(anew.frame(only));
    assertThat(DraftFrames.read(bytes, key, 0)).containsExactly(only);
  }

  @Test
  void leavesOutWhatIsInTheDatabase() {
    Written journal = written(new Random(FIRST_SEED));
    assertThat(DraftFrames.read(journal.bytes, key, 7)).isEqualTo(journal.lines.subList(7, LINES));
  }

  @Test
  void takesTheLastLineOfEachDraftInWhateverOrderTheyCome() {
    DraftLine first = line(1, "a", "one");
    DraftLine second = line(2, "b", "two");
    DraftLine third = line(3, "a", "three");
    DraftLine fourth = gone(4, "b");
    assertThat(DraftLine.newest(List.of(fourth, third, second, first)))
        .containsExactly(third, fourth);
  }

  @Test
  void refusesALineThatIsTooLong() {
    DraftFrames frames = DraftFrames.of(new byte[DraftFrames.ID_BYTES], key);
    String tooLong = "x".repeat(DraftFrames.LINE_MAX_BYTES);
    assertThatThrownBy(() -> frames.frame(line(1, "a", tooLong)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
