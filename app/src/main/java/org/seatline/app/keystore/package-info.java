/**
 * The key store of the operating system, by the foreign function interface: no library of our own
 * between the seat and what the system's own programs use. Only the local store's key is kept
 * there.
 */
@NullMarked
package org.seatline.app.keystore;

import org.jspecify.annotations.NullMarked;
