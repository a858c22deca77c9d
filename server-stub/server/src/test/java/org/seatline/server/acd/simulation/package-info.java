/** Simulation of the routing core: a hostile world, and a checker that shares no code with it. */
@NullMarked
package org.seatline.server.acd.simulation;

import org.jspecify.annotations.NullMarked;
