@NullMarked
package org.seatline.server.acd;

import org.jspecify.annotations.NullMarked;
