package org.seatline.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.seatline.app.call.Bell;
import org.seatline.app.local.WorkplaceKey;
import org.seatline.app.session.ServerApi;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.audio.Headset;
import org.seatline.softphone.audio.HeadsetChoice;
import org.seatline.softphone.audio.HeadsetState;
import org.seatline.softphone.audio.NullHeadset;
import org.seatline.softphone.audio.Ringer;
import org.seatline.softphone.audio.SystemHeadset;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.PcmClip;

/**
 * What a seat is made of that differs from start to start.
 *
 * @param servers base addresses of the servers, the first to be tried first
 * @param data folder of the local store and the recordings
 * @param headset speaks and hears; closed with the seat
 * @param bell makes what rings, given the media engine; closed with the seat
 * @param api wraps the way to the server's HTTP side; {@link UnaryOperator#identity} for a seat
 * @param key where the store's key is
 */
public record SeatOpening(
    List<URI> servers,
    Path data,
    Headset headset,
    Function<MediaEngine, Bell> bell,
    UnaryOperator<ServerApi> api,
    WorkplaceKey key) {

  public SeatOpening {
    servers = List.copyOf(servers);
  }

  /** A seat whose store's key is in a file: for robots, demos and tests. */
  public SeatOpening(
      List<URI> servers,
      Path data,
      Headset headset,
      Function<MediaEngine, Bell> bell,
      UnaryOperator<ServerApi> api) {
    this(servers, data, headset, bell, api, WorkplaceKey.inFile());
  }

  /** The same with its key elsewhere. */
  public SeatOpening withKey(WorkplaceKey other) {
    return new SeatOpening(servers, data, headset, bell, api, other);
  }

  /** One of those with one server. */
  public SeatOpening(
      URI server,
      Path data,
      Headset headset,
      Function<MediaEngine, Bell> bell,
      UnaryOperator<ServerApi> api) {
    this(List.of(server), data, headset, bell, api);
  }

  /** The first server. */
  public URI server() {
    return servers.getFirst();
  }

  /** The sound devices of this computer. */
  public static final String AUTO = "auto";

  private static final String FROM_FILE = "file:";

  /**
   * A seat at somebody's desk.
   *
   * @param headset {@code auto} for what the system has chosen, {@code none}, or {@code file:WAV}
   *     for a microphone that says this over and over
   * @throws IOException when the WAV file cannot be read
   */
  public static SeatOpening atDesk(URI server, Path data, String headset) throws IOException {
    return atDesk(List.of(server), data, headset, HeadsetSettings.STANDARD);
  }

  /**
   * A seat at somebody's desk, whose devices were chosen before.
   *
   * @param headset {@code auto} for the chosen devices, {@code none}, or {@code file:WAV} as above
   * @throws IOException when the WAV file cannot be read
   */
  public static SeatOpening atDesk(
      List<URI> servers, Path data, String headset, HeadsetSettings settings) throws IOException {
    if (headset.equals(AUTO)) {
      HeadsetChoice choice = settings.choice();
      return new SeatOpening(
          servers,
          data,
          SystemHeadset.open(choice),
          engine -> Bell.of(new Ringer(engine, choice)),
          UnaryOperator.identity());
    }
    return new SeatOpening(
        servers, data, fixed(headset), engine -> Bell.SILENT, UnaryOperator.identity());
  }

  private static Headset fixed(String headset) throws IOException {
    if (!headset.startsWith(FROM_FILE)) {
      return new NullHeadset(HeadsetState.Reason.SWITCHED_OFF, "switched off");
    }
    FileHeadset speaking = FileHeadset.deaf();
    speaking.speakForEver(PcmClip.load(Path.of(headset.substring(FROM_FILE.length()))));
    return speaking;
  }
}
