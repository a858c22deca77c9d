package org.seatline.app.local;

import org.seatline.protocol.Sealing;

/**
 * By what something can still be sealed in somebody's name when the own key is forgotten: the seat
 * is locked, and a call's wrap-up runs out. It opens nothing.
 */
record Signer(String agentId, Sealing sealing) {}
