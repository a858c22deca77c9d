package org.seatline.app.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.SampleDocuments;
import org.seatline.app.session.FakeSeat;

final class KnowledgeViewModelTest {
  private final KnowledgeViewModel knowledge =
      new KnowledgeViewModel(FakeSeat.atWork(), new Messages(Language.EN));

  @Test
  void listsAllArticlesForAnEmptySearch() {
    knowledge.search("");
    assertThat(knowledge.articles()).hasSize(SampleDocuments.all("articles").size());
    assertThat(knowledge.articles())
        .allMatch(article -> !article.paragraphs("zh").isEmpty())
        .allMatch(article -> !article.paragraphs("en").isEmpty());
  }

  @Test
  void opensTheArticleThatAScriptPointsTo() {
    knowledge.openById("planned-outages");
    assertThat(knowledge.openProperty().get()).extracting("id").isEqualTo("planned-outages");
    knowledge.close();
    assertThat(knowledge.openProperty().get()).isNull();
  }

  @Test
  void findsNothingWithoutComplaint() {
    knowledge.search("xyzzy-nothing");
    assertThat(knowledge.articles()).isEmpty();
  }
}
