package org.seatline.softphone.media;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a finished recording is.
 *
 * @param callId given by who recorded
 * @param file where it lies
 * @param bytes length of the file
 * @param sha256 of the whole file, lower-case hexadecimal
 * @param durationMs of the sound in it, pauses left out
 * @param channels 2: left the agent, right the caller
 * @param startedAt wall clock at the first sample; of a salvaged file what the caller knows
 * @param pauses when nothing was recorded
 * @param droppedMs sound lost because the disk was too slow
 */
public record RecordingManifest(
    String callId,
    Path file,
    long bytes,
    String sha256,
    long durationMs,
    int sampleRate,
    int channels,
    Instant startedAt,
    List<Pause> pauses,
    long droppedMs) {

  /**
   * A time in which no sample was written.
   *
   * @param atMs place in the recording
   * @param lastedMs how long
   */
  public record Pause(long atMs, long lastedMs) {}

  public RecordingManifest {
    pauses = List.copyOf(pauses);
  }
}
