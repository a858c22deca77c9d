@NullMarked
package org.seatline.server.sync;

import org.jspecify.annotations.NullMarked;
