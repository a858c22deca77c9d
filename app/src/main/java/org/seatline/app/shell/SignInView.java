package org.seatline.app.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;

/** The first view: who are you. */
final class SignInView extends StackPane {
  private final SignInViewModel model;
  private final Messages messages;
  private final TextField agentId = new TextField();
  private final PasswordField password = new PasswordField();

  SignInView(SignInViewModel model, Messages messages, Look look, String server) {
    this.model = model;
    this.messages = messages;
    agentId.setId("sign-in-agent");
    password.setId("sign-in-password");
    agentId.textProperty().bindBidirectional(model.agentIdProperty());
    VBox card =
        new VBox(
            heading(),
            field("signin.agent-id", agentId),
            field("signin.password", password),
            errorLine(),
            signInRow(),
            new PeopleHereView(model.people(), messages, this::choose),
            foot(server));
    card.getStyleClass().add("sign-in-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    HBox switches = switches(look);
    StackPane.setAlignment(switches, Pos.TOP_RIGHT);
    getStyleClass().add("sign-in");
    getChildren().addAll(card, switches);
    agentId.disableProperty().bind(model.busyProperty());
    password.disableProperty().bind(model.busyProperty());
    agentId.setOnAction(event -> password.requestFocus());
    password.setOnAction(event -> signIn());
  }

  /** Puts the cursor where it is needed. */
  void focusFirstEmptyField() {
    (agentId.getText().isEmpty() ? agentId : password).requestFocus();
  }

  private VBox heading() {
    Label name = new Label("Seatline", Icons.of(Feather.HEADPHONES, "sign-in-mark"));
    name.getStyleClass().add("sign-in-name");
    Label claim = new Label();
    claim.textProperty().bind(messages.text("signin.claim"));
    claim.getStyleClass().add("muted");
    claim.setWrapText(true);
    VBox heading = new VBox(name, claim);
    heading.getStyleClass().add("sign-in-heading");
    return heading;
  }

  private VBox field(String key, TextField field) {
    Label label = new Label();
    label.textProperty().bind(messages.text(key));
    label.setLabelFor(field);
    label.getStyleClass().add("field-label");
    VBox box = new VBox(label, field);
    box.getStyleClass().add("sign-in-field");
    return box;
  }

  private HBox errorLine() {
    Label text = new Label();
    text.setId("sign-in-error");
    text.textProperty().bind(model.errorProperty());
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.getStyleClass().add("alarm-text");
    Label code = new Label();
    code.textProperty().bind(model.errorCodeProperty());
    code.getStyleClass().addAll("faint", "small");
    VBox words = new VBox(text, code);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(Icons.of(Feather.ALERT_CIRCLE, "alarm-icon"), words);
    line.getStyleClass().add("sign-in-error");
    line.visibleProperty().bind(model.errorProperty().isNotEmpty());
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  private HBox signInRow() {
    Button signIn = new Button();
    signIn.setId("sign-in-button");
    signIn.textProperty().bind(messages.text("signin.sign-in"));
    signIn.setMaxWidth(Double.MAX_VALUE);
    signIn.getStyleClass().add("accent");
    signIn.disableProperty().bind(model.busyProperty());
    signIn.setOnAction(event -> signIn());
    HBox.setHgrow(signIn, Priority.ALWAYS);
    ProgressIndicator turning = new ProgressIndicator();
    turning.setPrefSize(18, 18);
    turning.setMinSize(18, 18);
    Label progress = new Label("", turning);
    progress.textProperty().bind(model.progressProperty());
    progress.visibleProperty().bind(model.busyProperty());
    progress.managedProperty().bind(model.busyProperty());
    HBox row = new HBox(signIn, progress);
    row.getStyleClass().add("sign-in-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Label foot(String server) {
    Label foot = new Label("", Icons.of(Feather.SERVER));
    foot.textProperty().bind(messages.text("signin.server", server));
    foot.getStyleClass().addAll("faint", "small");
    return foot;
  }

  private HBox switches(Look look) {
    Button english = languageButton("English", Language.EN);
    Button chinese = languageButton("中文", Language.ZH);
    Button theme = new Button("", Icons.of(Feather.MOON));
    theme.getStyleClass().add("flat");
    theme.accessibleTextProperty().bind(messages.text("signin.other-theme"));
    theme.setOnAction(event -> look.setTheme(look.themeProperty().get().other()));
    HBox switches = new HBox(english, chinese, theme);
    switches.getStyleClass().add("sign-in-switches");
    switches.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return switches;
  }

  private Button languageButton(String name, Language language) {
    Button button = new Button(name);
    button.getStyleClass().add("flat");
    button.setOnAction(event -> messages.setLanguage(language));
    return button;
  }

  private void choose(String id) {
    agentId.setText(id);
    password.requestFocus();
  }

  private void signIn() {
    char[] typed = password.getText().toCharArray();
    password.clear();
    model.signIn(typed);
  }
}
