package org.seatline.app.ticket;

import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.seatline.app.customer.CustomerView;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.knowledge.KnowledgeView;
import org.seatline.app.knowledge.KnowledgeViewModel;
import org.seatline.app.script.ScriptView;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.FakeSeat;

/**
 * Customer, script, knowledge and ticket side by side in a window, over a seat without a server.
 */
final class DeskScreen {
  final FakeSeat seat = FakeSeat.atWork();
  final Messages messages;
  final CustomerViewModel customer;
  final ScriptViewModel script;
  final TicketViewModel ticket;
  final KnowledgeViewModel knowledge;
  final DeskCoordinator coordinator;
  final Scene scene;

  DeskScreen(Stage stage, Language language, Theme theme) {
    messages = new Messages(language);
    customer = new CustomerViewModel(seat, messages);
    script = new ScriptViewModel(seat, messages);
    ticket = new TicketViewModel(seat, messages);
    knowledge = new KnowledgeViewModel(seat, messages);
    coordinator = new DeskCoordinator(seat, messages, customer, script, ticket);
    var customerView = new CustomerView(customer, messages);
    customerView.setMinWidth(280);
    customerView.setMaxWidth(280);
    var scriptView = new ScriptView(script, messages);
    VBox.setVgrow(scriptView, Priority.ALWAYS);
    var knowledgeView = new KnowledgeView(knowledge, messages);
    knowledgeView.setMinHeight(180);
    knowledgeView.setPrefHeight(180);
    VBox middle = new VBox(scriptView, knowledgeView);
    HBox.setHgrow(middle, Priority.ALWAYS);
    var ticketView = new TicketView(ticket, messages);
    ticketView.setMinWidth(380);
    ticketView.setMaxWidth(380);
    scene = new Scene(new HBox(1, customerView, middle, ticketView), 1366, 640);
    new Look(theme).dress(scene);
    stage.setScene(scene);
    stage.show();
    scriptView.requestFocus();
  }

  String stepId() {
    var state = script.stateProperty().get();
    return state == null ? "" : state.current().id();
  }
}
