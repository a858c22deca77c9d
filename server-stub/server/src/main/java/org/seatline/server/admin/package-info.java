/**
 * People, configuration and phone numbers: what an administrator edits, checked as a whole, kept by
 * version and put into force while the server runs; and what a lead changes without files.
 */
@NullMarked
package org.seatline.server.admin;

import org.jspecify.annotations.NullMarked;
