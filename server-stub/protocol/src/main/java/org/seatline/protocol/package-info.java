@NullMarked
package org.seatline.protocol;

import org.jspecify.annotations.NullMarked;
