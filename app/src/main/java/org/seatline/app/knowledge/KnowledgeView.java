package org.seatline.app.knowledge;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.SceneKeys;
import org.seatline.app.keys.NodeActions;
import org.seatline.app.keys.SeatAction;

/** Knowledge: a search box, what was found, and the article that is read. */
public final class KnowledgeView extends VBox {
  private final KnowledgeViewModel model;
  private final Messages messages;
  private final TextField query = new TextField();
  private final ListView<Article> list = new ListView<>();
  private final VBox paragraphs = new VBox();
  private final ScrollPane reading = new ScrollPane(paragraphs);
  private final Button back = new Button();

  /** Shows articles; lists all of them at once. */
  public KnowledgeView(KnowledgeViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("pane-card", "knowledge-view");
    build();
    model.openProperty().addListener(changed -> show());
    messages.languageProperty().addListener(changed -> show());
    SceneKeys.filter(this, this::key);
    new NodeActions(this, messages.keys()).on(SeatAction.FIND, this::beginSearch);
    model.search("");
    show();
  }

  private HBox search() {
    Label heading = new Label();
    heading.getStyleClass().add("pane-heading");
    heading.textProperty().bind(messages.text("knowledge.heading"));
    query.setId("knowledge-query");
    query.promptTextProperty().bind(messages.text("knowledge.search"));
    query.accessibleTextProperty().bind(query.promptTextProperty());
    query.textProperty().addListener((property, before, after) -> model.search(after));
    query.setFocusTraversable(false);
    query.setOnKeyPressed(this::queryKey);
    HBox.setHgrow(query, Priority.ALWAYS);
    back.setId("knowledge-back");
    back.textProperty().bind(messages.text("knowledge.back"));
    back.setGraphic(new KeyHint("Esc"));
    back.getStyleClass().add("knowledge-back");
    back.setFocusTraversable(false);
    back.setOnAction(pressed -> model.close());
    HBox top = new HBox(heading, query, new KeyHint(messages, SeatAction.FIND), back);
    top.getStyleClass().add("knowledge-top");
    top.setAlignment(Pos.CENTER_LEFT);
    return top;
  }

  private void build() {
    list.setId("knowledge-list");
    list.setFocusTraversable(false);
    list.setItems(model.articles());
    list.setCellFactory(view -> new TitleCell());
    list.setOnMouseClicked(clicked -> openSelected());
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            openSelected();
          }
        });
    Label nothing = new Label();
    nothing.getStyleClass().add("muted");
    nothing.textProperty().bind(messages.text("knowledge.nothing"));
    list.setPlaceholder(nothing);
    reading.setFitToWidth(true);
    reading.getStyleClass().add("knowledge-reading");
    paragraphs.getStyleClass().add("knowledge-paragraphs");
    StackPane below = new StackPane(list, reading);
    VBox.setVgrow(below, Priority.ALWAYS);
    getChildren().setAll(search(), below);
  }

  private void queryKey(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) {
      list.requestFocus();
      list.getSelectionModel().selectFirst();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !model.articles().isEmpty()) {
      model.open(model.articles().getFirst());
      event.consume();
    }
  }

  private void openSelected() {
    Article article = list.getSelectionModel().getSelectedItem();
    if (article != null) {
      model.open(article);
    }
  }

  private void show() {
    Article article = model.openProperty().get();
    Presence.of(list, article == null);
    Presence.of(reading, article != null);
    Presence.of(back, article != null);
    paragraphs.getChildren().clear();
    if (article != null) {
      Label title = new Label(messages.of(article.title()));
      title.getStyleClass().addAll("knowledge-title");
      title.setWrapText(true);
      paragraphs.getChildren().add(title);
      for (String words : article.paragraphs(messages.language().tag())) {
        Label paragraph = new Label(words);
        paragraph.setWrapText(true);
        paragraphs.getChildren().add(paragraph);
      }
      reading.setVvalue(0);
    }
    list.refresh();
  }

  private void beginSearch() {
    query.requestFocus();
    query.selectAll();
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && isIn(getScene().getFocusOwner())) {
      if (model.openProperty().get() != null) {
        model.close();
      } else if (!query.getText().isEmpty()) {
        query.clear();
      }
      event.consume();
    }
  }

  private boolean isIn(@Nullable Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == this) {
        return true;
      }
    }
    return false;
  }

  private final class TitleCell extends ListCell<Article> {
    @Override
    protected void updateItem(Article article, boolean empty) {
      super.updateItem(article, empty);
      setText(empty || article == null ? null : messages.of(article.title()));
      setGraphic(empty ? null : Icons.of(Feather.FILE_TEXT));
    }
  }
}
