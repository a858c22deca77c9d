package org.seatline.app.formedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.formedit.FormDraftTest.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DraftNamesTest {
  private static final FormDraft FORM =
      FormDraft.read(
          json(
              """
              {`id`:`f`,`version`:1,`title`:{`en`:`F`,`zh`:`表`},`sections`:[
               {`id`:`s`,`visibleWhen`:`topic == 'topic'`,`fields`:[
                {`id`:`topic`,`type`:`text`},
                {`id`:`items`,`type`:`table`,`visibleWhen`:{`field`:`topic`,`equals`:`a`},
                 `columns`:[{`id`:`price`,`type`:`number`}]},
                {`id`:`total`,`type`:`computed`,`compute`:`sum(items.map(row, row.price)) + `,
                 `checks`:[{`rule`:`topic.startsWith('x') && topical`}]}]}]}
              """));

  private static FormDraft rename(String before, String after) {
    int key =
        FORM.root().tree().filter(item -> item.id().equals(before)).findFirst().orElseThrow().key();
    return FORM.with(new DraftChange.Rename(key, after));
  }

  @Test
  void renamesAFieldWhereverItIsNamed() {
    String written = rename("topic", "about").write().toString().replace('"', '`');

    assertThat(written)
        .contains(
            "`visibleWhen`:`about == 'topic'`",
            "{`field`:`about`,`equals`:`a`}",
            "`rule`:`about.startsWith('x') && topical`");
  }

  @Test
  void renamesAColumnBehindThePointAlone() {
    String written = rename("price", "cost").write().toString().replace('"', '`');

    assertThat(written).contains("`compute`:`sum(items.map(row, row.cost)) + `");
  }

  @Test
  void leavesExpressionsAloneWhenTheNewIdIsTakenOrNoName() {
    assertThat(rename("topic", "items").write().toString()).contains("topic == 'topic'");
    assertThat(rename("topic", "the topic").write().toString()).contains("topic == 'topic'");
    assertThat(rename("topic", "items").fields().getFirst().id()).isEqualTo("items");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a + a.size() + b.a|z + z.size() + b.a",
        "'a' + \"a\" + a|'a' + \"a\" + z",
        "'it\\'s a' + a|'it\\'s a' + z",
        "r'\\' + a|r'\\' + z",
        "a(a)|a(z)",
        "ab a1 _a a|ab a1 _a z",
        "l.map(a, a.b) + a|l.map(a, a.b) + a",
        "l.map(z, a)|l.map(z, a)",
        "x . a + a|x . a + z",
        "'half a|'half a",
        "a == |z == ",
      })
  void changesNamesAndNothingElse(String before, String after) {
    assertThat(ExpressionNames.field(before, "a", "z")).isEqualTo(after);
  }
}
