@NullMarked
package org.seatline.server.admin;

import org.jspecify.annotations.NullMarked;
