package org.seatline.app.shell;

import javafx.scene.layout.Region;

/**
 * Customer, script and ticket side by side. Room beyond the smallest window goes to the script
 * first, then to the ticket, never to white space.
 */
final class ThreePanes extends Region {
  private static final double CUSTOMER_MIN = 280;
  private static final double CUSTOMER_MAX = 400;
  private static final double TICKET_MIN = 380;
  private static final double TICKET_MAX = 640;
  private static final double SCRIPT_MIN = 480;
  private static final double GAP = 1;
  private static final double SMALLEST = 1366;

  private final Region customer;
  private final Region script;
  private final Region ticket;

  ThreePanes(Region customer, Region script, Region ticket) {
    this.customer = customer;
    this.script = script;
    this.ticket = ticket;
    getStyleClass().add("three-panes");
    setMinSize(0, 0);
    getChildren().addAll(customer, script, ticket);
  }

  @Override
  protected double computePrefWidth(double height) {
    return SMALLEST;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double more = Math.max(0, width - SMALLEST);
    double left = Math.round(Math.min(CUSTOMER_MAX, CUSTOMER_MIN + more * 0.1));
    double right = Math.round(Math.min(TICKET_MAX, TICKET_MIN + more * 0.25));
    double middle = width - left - right - 2 * GAP;
    if (middle < SCRIPT_MIN) {
      left = Math.max(220, left - (SCRIPT_MIN - middle));
      middle = width - left - right - 2 * GAP;
    }
    customer.resizeRelocate(0, 0, left, height);
    script.resizeRelocate(left + GAP, 0, middle, height);
    ticket.resizeRelocate(left + GAP + middle + GAP, 0, right, height);
  }
}
