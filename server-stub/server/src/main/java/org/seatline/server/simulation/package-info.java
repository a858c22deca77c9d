/**
 * Simulation of the routing core: a hostile world, and a checker that shares no code with it. In
 * the main scope so that a benchmark can run it; nothing of the product uses it.
 */
@NullMarked
package org.seatline.server.simulation;

import org.jspecify.annotations.NullMarked;
