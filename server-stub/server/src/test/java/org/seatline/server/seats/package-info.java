@NullMarked
package org.seatline.server.seats;

import org.jspecify.annotations.NullMarked;
