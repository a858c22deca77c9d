package org.seatline.app.session;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the seat core is built on.
 *
 * @param servers the servers to ask
 * @param client for the seat channel
 * @param seatName the workplace's name, for the lead
 * @param nanoClock monotonic nanoseconds
 * @param wallClock for display and reports
 * @param random spreads the times between attempts
 */
public record SeatPorts(
    Servers servers,
    HttpClient client,
    ServerApi api,
    SeatStore store,
    Delivery delivery,
    Phone phone,
    String seatName,
    LongSupplier nanoClock,
    Clock wallClock,
    RandomGenerator random) {}
