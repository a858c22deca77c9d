package org.seatline.app.shell;

import java.util.function.IntPredicate;
import javafx.scene.layout.Region;

/**
 * The panes of the desk, ready to be placed.
 *
 * @param scriptDigit offers a digit 1 to 9 to the script; says whether the script took it
 * @param find puts the cursor into the search for articles
 */
record DeskPanes(
    Region customer,
    Region script,
    Region ticket,
    Region knowledge,
    IntPredicate scriptDigit,
    Runnable find) {}
