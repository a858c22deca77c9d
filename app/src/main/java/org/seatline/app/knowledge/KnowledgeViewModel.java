package org.seatline.app.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.protocol.document.MalformedDocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The knowledge base: search as one types, and the article that is read.
 *
 * <p>Lives on one thread, the one that the seat's observers and futures arrive on.
 */
public final class KnowledgeViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeViewModel.class);
  private static final int ARTICLES_MAX = 50;

  private final Seat seat;
  private final Messages messages;
  private final ReadOnlyStringWrapper query = new ReadOnlyStringWrapper("");
  private final ObservableList<Article> articles = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Article> open = new ReadOnlyObjectWrapper<>();
  private int searches;

  /** Starts with nothing searched; {@link #search} with an empty text lists everything. */
  public KnowledgeViewModel(Seat seat, Messages messages) {
    this.seat = seat;
    this.messages = messages;
    messages
        .languageProperty()
        .addListener(
            changed -> {
              if (!articles.isEmpty()) {
                search(query.get());
              }
            });
  }

  /** What was searched for. */
  public ReadOnlyStringProperty queryProperty() {
    return query.getReadOnlyProperty();
  }

  /** What was found, best first. */
  public ObservableList<Article> articles() {
    return articles;
  }

  /** The article that is read, or null. */
  public ReadOnlyObjectProperty<@Nullable Article> openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Searches; an empty text lists everything. */
  public void search(String text) {
    query.set(text);
    int mine = ++searches;
    var _ =
        seat.desk()
            .searchArticles(text.strip(), messages.language().tag(), ARTICLES_MAX)
            .whenComplete(
                (found, error) -> {
                  if (error != null) {
                    LOG.error("the local store could not search articles", error);
                  } else if (mine == searches) {
                    articles.setAll(read(found));
                  }
                });
  }

  private static List<Article> read(List<JsonNode> documents) {
    List<Article> read = new ArrayList<>();
    for (JsonNode document : documents) {
      try {
        read.add(Article.parse(document));
      } catch (MalformedDocumentException e) {
        LOG.warn("an article is left out: {}", e.getMessage());
      }
    }
    return read;
  }

  /** Opens an article. */
  public void open(Article article) {
    open.set(article);
  }

  /** Opens the article with this id, which a script step points to. */
  public void openById(String articleId) {
    var _ =
        seat.desk()
            .article(articleId)
            .whenComplete(
                (found, error) -> {
                  if (error != null) {
                    LOG.error("the local store could not find an article", error);
                  } else {
                    read(found.stream().toList()).forEach(this::open);
                  }
                });
  }

  /** Goes back to the list. */
  public void close() {
    open.set(null);
  }
}
