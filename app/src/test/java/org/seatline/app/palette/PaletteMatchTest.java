package org.seatline.app.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaletteMatchTest {
  @ParameterizedTest
  @CsvSource({
    "保持或恢复通话, bc",
    "暂停录音, ztly",
    "提交工单, TJGD",
    "示忙：小休, smx",
    "查找任意内容, czry",
    "Hold or take back, ho",
    "Pause the recording, ptr",
    "Pause the recording, recording",
    "Pause the recording, cord",
    "Pause the recording, record pause"
  })
  void finds(String words, String typed) {
    assertThat(PaletteMatch.rank(words, typed)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"保持, zt", "Hold, mute", "Pause the recording, pause it", "提交工单, gdt"})
  void findsNothingElse(String words, String typed) {
    assertThat(PaletteMatch.rank(words, typed)).isEmpty();
  }

  @Test
  void ranksTheWholeThenTheBeginningThenInitialsThenWordsThenTheInside() {
    List<String> best = List.of("end", "end the call", "every new day", "the end", "bends");
    Comparator<String> byRank =
        Comparator.comparingInt(words -> PaletteMatch.rank(words, "end").orElseThrow());
    assertThat(best.reversed().stream().sorted(byRank).toList()).isEqualTo(best);
  }

  @Test
  void knowsTheFirstLettersOfThePinyin() {
    assertThat(Stream.of("阿", "八", "察", "大", "鹅", "法", "高", "好", "家", "卡", "拉", "马"))
        .extracting(PinyinInitials::of)
        .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "j", "k", "l", "m");
    assertThat(Stream.of("那", "哦", "怕", "七", "然", "三", "他", "我", "西", "一", "在", "做"))
        .extracting(PinyinInitials::of)
        .containsExactly("n", "o", "p", "q", "r", "s", "t", "w", "x", "y", "z", "z");
    assertThat(PinyinInitials.of("F12 键，Ctrl")).isEqualTo("f12jctrl");
  }
}
