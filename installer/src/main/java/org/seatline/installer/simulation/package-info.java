/**
 * Seats and a server in a hostile world, played from a seed: the cores of the sync protocol with
 * simulated disks, network and people, and a checker that knows the promises and none of the code.
 */
@NullMarked
package org.seatline.installer.simulation;

import org.jspecify.annotations.NullMarked;
