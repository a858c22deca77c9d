/**
 * One small checked language for conditions, placeholders and computed fields: the Common
 * Expression Language, behind types of our own. An expression reads the names it was given and
 * nothing else.
 */
@NullMarked
package org.seatline.protocol.expression;

import org.jspecify.annotations.NullMarked;
