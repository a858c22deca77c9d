package org.seatline.server.telephony;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.ToneSource;
import org.seatline.softphone.media.WavFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All prompts and music, decoded once and shared by every leg. Immutable; any thread. */
final class PromptLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(PromptLibrary.class);

  /** Rate that everything is kept at: that of G.711. */
  static final int SAMPLE_RATE = 8_000;

  private static final int TONE_MS = 400;
  private static final double TONE_HZ = 1_000;
  private static final short[] TONE = makeTone();
  private static final String FALLBACK_LANGUAGE = "zh";

  private final Map<String, short[]> byPath;
  private final MenuPlan plan;

  private PromptLibrary(MenuPlan plan, Map<String, short[]> byPath) {
    this.plan = plan;
    this.byPath = Map.copyOf(byPath);
  }

  /**
   * Reads every sound file that the plans name.
   *
   * @throws CentreFileException with all that are missing or are no WAV files
   */
  static PromptLibrary load(CentreFiles files, MenuPlan plan, QueuePlan queues)
      throws CentreFileException {
    Map<String, short[]> byPath = new HashMap<>();
    List<String> mistakes = new ArrayList<>();
    for (MenuPlan.Prompt prompt : plan.prompts().values()) {
      for (String path : prompt.file().values()) {
        load(files, path, byPath, mistakes);
      }
    }
    for (QueuePlan.Queue queue : queues.queues()) {
      if (queue.music() != null) {
        load(files, queue.music(), byPath, mistakes);
      }
    }
    if (!mistakes.isEmpty()) {
      throw new CentreFileException(mistakes);
    }
    return new PromptLibrary(plan, byPath);
  }

  private static void load(
      CentreFiles files, String path, Map<String, short[]> byPath, List<String> mistakes) {
    try {
      if (!byPath.containsKey(path)) {
        byPath.put(path, sound(files.read(path), path));
      }
    } catch (CentreFileException e) {
      mistakes.addAll(e.mistakes());
      byPath.put(path, new short[0]); // told once
    }
  }

  private static short[] sound(byte[] bytes, String path) throws CentreFileException {
    try {
      return WavFile.parse(bytes, path).mono().at(SAMPLE_RATE).toArray();
    } catch (IOException e) {
      throw new CentreFileException(path, "", "cannot be played: " + e.getMessage());
    }
  }

  /** The clip of a prompt in a language, or null when there is none. */
  short @Nullable [] clip(String key, String language) {
    MenuPlan.Prompt prompt = plan.prompts().get(key);
    return prompt == null ? null : byPath.get(path(prompt, language));
  }

  /** The tone after which a caller leaves a message. */
  static short[] tone() {
    return TONE;
  }

  private static short[] makeTone() {
    short[] tone = new short[TONE_MS * SAMPLE_RATE / 1_000];
    int filled = new ToneSource(TONE_HZ, 0, TONE_MS, 0).read(tone, tone.length, SAMPLE_RATE);
    return Arrays.copyOf(tone, filled);
  }

  /** Whether there is such a prompt. */
  boolean has(String key) {
    return plan.prompts().containsKey(key);
  }

  /** The clips of these prompts in a language; what is missing is left out and said in the log. */
  List<short[]> clips(List<String> keys, String language) {
    List<short[]> clips = new ArrayList<>();
    for (String key : keys) {
      short[] clip = clip(key, language);
      if (clip == null) {
        LOG.warn("there is no prompt {} in {}", key, language);
      } else {
        clips.add(clip);
      }
    }
    return clips;
  }

  private static String path(MenuPlan.Prompt prompt, String language) {
    String path = prompt.file().get(language);
    return path == null ? prompt.file().getOrDefault(FALLBACK_LANGUAGE, "") : path;
  }

  /** Music by its path, or null when there is none. */
  short @Nullable [] music(@Nullable String path) {
    return path == null ? null : byPath.get(path);
  }
}
