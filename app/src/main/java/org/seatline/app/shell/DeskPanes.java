package org.seatline.app.shell;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.Region;

/**
 * The panes of the desk.
 *
 * @param nobody whether the customer's pane shows no customer and no search
 */
record DeskPanes(
    Region customer,
    Region script,
    Region ticket,
    Region knowledge,
    ObservableBooleanValue nobody) {}
