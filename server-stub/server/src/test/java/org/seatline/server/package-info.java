@NullMarked
package org.seatline.server;

import org.jspecify.annotations.NullMarked;
