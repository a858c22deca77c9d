@NullMarked
package org.seatline.server.journal;

import org.jspecify.annotations.NullMarked;
