package org.seatline.app.shell;

import javafx.scene.layout.Region;

/** The panes of the desk, ready to be placed. */
record DeskPanes(Region customer, Region script, Region ticket, Region knowledge) {}
