package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderedIndexTest {

  @Test
  void answersLikeASortedList() {
    Random random = new Random(7);
    OrderedIndex<Integer> index = new OrderedIndex<>(Comparator.<Integer>naturalOrder());
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      int key = random.nextInt(300);
      if (random.nextInt(100) < 55) {
        index.add(key);
        if (!list.contains(key)) {
          list.add(key);
          Collections.sort(list);
        }
      } else {
        index.remove(key);
        list.removeIf(each -> each == key);
      }
      int asked = random.nextInt(300);
      assertThat(index.size()).isEqualTo(list.size());
      assertThat(index.first()).isEqualTo(list.isEmpty() ? null : list.getFirst());
      assertThat(index.get(asked)).isEqualTo(asked < list.size() ? list.get(asked) : null);
      assertThat(index.before(asked))
          .isEqualTo((int) list.stream().filter(each -> each < asked).count());
    }
  }

  @Test
  void drawsEverySeatAboutEquallyOften() {
    int[] drawn = new int[7];
    for (int offer = 0; offer < 70_000; offer++) {
      drawn[Lots.draw("call-" + offer / 3, offer, drawn.length)]++;
    }
    for (int times : drawn) {
      assertThat(times).isBetween(9_500, 10_500);
    }
    assertThat(Lots.draw("c1", 1, 7)).isEqualTo(Lots.draw("c1", 1, 7));
  }
}
