@NullMarked
package org.seatline.installer;

import org.jspecify.annotations.NullMarked;
