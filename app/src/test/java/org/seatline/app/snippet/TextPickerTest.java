package org.seatline.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextPickerTest {
  private final TextPicker picker = new TextPicker();
  private final List<String> chosen = new ArrayList<>();

  private static TextPicker.Item item(String id, String title, String abbreviation, String text) {
    return new TextPicker.Item(id, title, abbreviation, "Checked", text);
  }

  private List<String> found(String typed) {
    picker.type(typed);
    return picker.items().stream().map(TextPicker.Item::id).toList();
  }

  @Test
  void findsByAbbreviationTitlePinyinGroupAndText() {
    picker.open(
        TextPicker.Kind.SNIPPET,
        List.of(
            item("a", "Address confirmed", "zz", "by the caller"),
            item("b", "已核实身份", "id", "identity"),
            item("c", "Zebra", "addr", "nothing else")),
        each -> chosen.add(each.id()));
    assertThat(found("")).containsExactly("a", "b", "c");
    assertThat(found("addr")).as("the abbreviation goes first").containsExactly("c", "a");
    assertThat(found("yhs")).containsExactly("b");
    assertThat(found("by the")).containsExactly("a");
    assertThat(found("checked")).hasSize(3);
    assertThat(found("nobody")).isEmpty();
  }

  @Test
  void endsWithTheChoice() {
    picker.open(
        TextPicker.Kind.TEMPLATE, List.of(item("a", "A", "", "")), each -> chosen.add(each.id()));
    picker.choose(picker.items().getFirst());
    assertThat(chosen).containsExactly("a");
    assertThat(picker.openProperty().get()).isNull();
  }
}
