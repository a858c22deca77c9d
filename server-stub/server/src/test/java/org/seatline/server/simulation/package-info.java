@NullMarked
package org.seatline.server.simulation;

import org.jspecify.annotations.NullMarked;
