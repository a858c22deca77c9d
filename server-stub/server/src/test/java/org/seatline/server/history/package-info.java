@NullMarked
package org.seatline.server.history;

import org.jspecify.annotations.NullMarked;
