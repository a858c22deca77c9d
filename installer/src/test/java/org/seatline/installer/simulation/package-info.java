/** The simulation of the sync protocol, with and without planted bugs. */
@NullMarked
package org.seatline.installer.simulation;

import org.jspecify.annotations.NullMarked;
