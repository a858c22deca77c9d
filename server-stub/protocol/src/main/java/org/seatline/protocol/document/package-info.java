/** JSON documents that people write, read so that every complaint names its place. */
@NullMarked
package org.seatline.protocol.document;

import org.jspecify.annotations.NullMarked;
