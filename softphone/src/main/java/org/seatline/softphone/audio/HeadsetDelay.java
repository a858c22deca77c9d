package org.seatline.softphone.audio;

/**
 * What the headset adds to the way from mouth to ear, in ms; the packet, the network and the other
 * end's jitter buffer ({@code CallQuality.bufferMs}) come on top.
 *
 * @param microphoneLineMs captured and not yet read, besides the 10 ms that are read at once
 * @param microphoneBufferMs between the microphone's clock and the pacer's
 * @param speakerBufferMs between the pacer's clock and the speaker's
 * @param speakerLineMs written and not yet played
 * @param microphoneUnderruns how often a frame of the microphone was late
 * @param speakerUnderruns the same for the speaker
 */
public record HeadsetDelay(
    int microphoneLineMs,
    double microphoneBufferMs,
    double speakerBufferMs,
    int speakerLineMs,
    long microphoneUnderruns,
    long speakerUnderruns) {
  /** Of a headset that has no lines. */
  public static final HeadsetDelay NONE = new HeadsetDelay(0, 0, 0, 0, 0, 0);
}
