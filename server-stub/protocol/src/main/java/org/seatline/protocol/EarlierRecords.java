package org.seatline.protocol;

import java.util.List;

/**
 * What there was with a customer before some moment, latest first.
 *
 * @param more whether there is still more before that
 */
public record EarlierRecords(
    List<TicketRecord> tickets, List<ContactRecord> contacts, boolean more) {}
