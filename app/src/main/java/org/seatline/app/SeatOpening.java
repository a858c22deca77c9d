package org.seatline.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.seatline.app.call.Bell;
import org.seatline.app.session.ServerApi;
import org.seatline.softphone.audio.Headset;

/**
 * What a seat is made of that differs from start to start.
 *
 * @param server base address of the server
 * @param data folder of the local store and the recordings
 * @param headset speaks and hears; closed with the seat
 * @param bell rings; closed with the seat
 * @param api wraps the way to the server's HTTP side; {@link UnaryOperator#identity} for a seat
 */
public record SeatOpening(
    URI server, Path data, Headset headset, Bell bell, UnaryOperator<ServerApi> api) {}
