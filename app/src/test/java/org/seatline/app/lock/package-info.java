@NullMarked
package org.seatline.app.lock;

import org.jspecify.annotations.NullMarked;
