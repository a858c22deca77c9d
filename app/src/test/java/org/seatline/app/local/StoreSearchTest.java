package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.article;
import static org.seatline.app.local.StoreSamples.change;
import static org.seatline.app.local.StoreSamples.customer;
import static org.seatline.app.local.StoreSamples.gone;
import static org.seatline.app.local.StoreSamples.page;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.CustomerRecord;

/** What people find in a store by typing. */
final class StoreSearchTest extends WithStore {
  private static final int MORE_THAN_ARE_RANKED = 700;

  @BeforeEach
  void signIn() {
    StoreSamples.signIn(store, "1001");
  }

  @Test
  void searchesByNameNumberMeterAndAddress() {
    StoreSamples.apply(
        store,
        page(
            "e1",
            change(
                1, ChangeKind.CUSTOMER, "c1", customer("c1", "Wang Fang", "王芳", "+8613900001234")),
            change(
                2, ChangeKind.CUSTOMER, "c2", customer("c2", "Fang Wei", "方伟", "+8613900009999"))));
    assertThat(ids("fang")).containsExactly("c2", "c1");
    assertThat(ids("王")).containsExactly("c1");
    assertThat(ids("MTc2")).containsExactly("c2");
    assertThat(ids("滨江")).containsExactly("c1", "c2");
    assertThat(ids("9999")).containsExactly("c2");
    assertThat(ids("100%")).isEmpty();
    assertThat(ids(" ")).isEmpty();
  }

  @Test
  void ranksTheWholeNameFirstAmongMoreThanCanBeRanked() {
    List<Change> crowd = new ArrayList<>();
    for (int i = 1; i <= MORE_THAN_ARE_RANKED; i++) {
      String id = "c" + (10_000 + i);
      String zh = i == MORE_THAN_ARE_RANKED ? "王芳" : "王芳菲" + i;
      String en = i == MORE_THAN_ARE_RANKED ? "Wang Fang" : "Ho Wang Fangfei " + i;
      crowd.add(change(i, ChangeKind.CUSTOMER, id, customer(id, en, zh, "+86190" + i)));
    }
    StoreSamples.apply(store, page("e1", crowd.toArray(Change[]::new)));
    String last = "c" + (10_000 + MORE_THAN_ARE_RANKED);
    assertThat(ids("王芳")).startsWith(last);
    assertThat(ids("wang fang")).startsWith(last);
    assertThat(ids("WANG F")).startsWith(last);
  }

  private List<String> ids(String text) {
    return store.desk().searchCustomers(text, 10).join().stream().map(CustomerRecord::id).toList();
  }

  @Test
  void searchesArticlesInChineseAndEnglishTitlesFirst() {
    StoreSamples.apply(
        store,
        page(
            "e1",
            change(1, ChangeKind.ARTICLE, "a1", article("a1", "Bills", "电费账单", "阶梯电价 tiers")),
            change(2, ChangeKind.ARTICLE, "a2", article("a2", "Tiers", "阶梯电价", "how it works"))));
    assertThat(store.desk().searchArticles("阶梯电价", "zh", 10).join())
        .extracting(a -> a.path("id").asText())
        .containsExactly("a2", "a1");
    assertThat(store.desk().searchArticles("", "zh", 10).join()).hasSize(2);
    assertThat(store.desk().searchArticles("nothing", "en", 10).join()).isEmpty();
  }

  @Test
  void searchesArticlesAsTheyAreNow() {
    StoreSamples.apply(
        store,
        page("e1", change(1, ChangeKind.ARTICLE, "a1", article("a1", "Bills", "电费账单", "old"))));
    assertThat(articles("old")).containsExactly("a1");
    StoreSamples.apply(
        store,
        page(
            Continuity.CONTINUES,
            "e1",
            1,
            change(2, ChangeKind.ARTICLE, "a1", article("a1", "Bills", "电费账单", "new"))));
    assertThat(articles("old")).isEmpty();
    assertThat(articles("new bills")).containsExactly("a1");
    StoreSamples.apply(
        store,
        page(
            Continuity.CONTINUES,
            "e1",
            2,
            change(3, ChangeKind.ARTICLE, "a2", article("a2", "Late", "迟", "new"))));
    assertThat(articles("new")).containsExactly("a1", "a2");
    StoreSamples.apply(
        store, page(Continuity.CONTINUES, "e1", 3, gone(4, ChangeKind.ARTICLE, "a1")));
    assertThat(articles("new")).containsExactly("a2");
    assertThat(articles("title")).isEmpty();
    assertThat(store.desk().article("a1").join()).isEmpty();
    assertThat(store.desk().article("a2").join()).isPresent();
  }

  private List<String> articles(String text) {
    return store.desk().searchArticles(text, "en", 10).join().stream()
        .map(article -> article.path("id").asText())
        .toList();
  }
}
