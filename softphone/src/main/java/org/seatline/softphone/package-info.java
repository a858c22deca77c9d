@NullMarked
package org.seatline.softphone;

import org.jspecify.annotations.NullMarked;
