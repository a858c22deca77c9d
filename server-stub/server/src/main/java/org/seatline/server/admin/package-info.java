/** People, configuration and phone numbers: what an administrator edits, checked on loading. */
@NullMarked
package org.seatline.server.admin;

import org.jspecify.annotations.NullMarked;
