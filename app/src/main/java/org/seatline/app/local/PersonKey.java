package org.seatline.app.local;

/**
 * Somebody's own key at this workplace, while its owner is signed in.
 *
 * @param keyId stands beside all that the key has sealed
 */
record PersonKey(String agentId, String keyId, SealingKey key) {}
