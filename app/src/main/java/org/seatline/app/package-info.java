@NullMarked
package org.seatline.app;

import org.jspecify.annotations.NullMarked;
