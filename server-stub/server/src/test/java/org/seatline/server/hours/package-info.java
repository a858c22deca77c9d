@NullMarked
package org.seatline.server.hours;

import org.jspecify.annotations.NullMarked;
