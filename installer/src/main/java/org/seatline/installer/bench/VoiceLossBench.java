package org.seatline.installer.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.quality.ImpairedNetwork;
import org.seatline.softphone.quality.VoiceScore;

/**
 * Speech over bad networks: each codec through our receiver in virtual time, A-law beside it
 * through baresip in real time where it is installed ({@code -Dpeer=none} leaves that out).
 */
final class VoiceLossBench implements Bench.Benchmark {
  private static final int SEEDS = 3;
  private static final List<String> FOR_PEER =
      List.of("clean", "loss1", "loss5", "loss10", "loss20", "burst5", "jitter30", "wifi");

  @Override
  public String describe() {
    return "speech through our receiver and baresip's with loss and jitter, scored (-Dpeer=none)";
  }

  @Override
  public String run() throws Exception {
    Path folder = Files.createTempDirectory("seatline-voice-loss-");
    VoiceMaterial speech = VoiceMaterial.speak(folder);
    StringJoiner line = new StringJoiner(" ");
    line.add("speech=" + speech.from());
    line.add(String.format(Locale.ROOT, "seconds=%.1f", speech.clip().durationMs() / 1000.0));
    for (Codec codec : Codecs.all()) {
      own(codec, speech).forEach((key, value) -> line.add(key + "=" + value));
    }
    peer(speech, folder).forEach((key, value) -> line.add(key + "=" + value));
    return line.toString();
  }

  private static Map<String, String> own(Codec codec, VoiceMaterial speech) {
    short[] spoken = speech.clip().at(codec.sampleRate()).toArray();
    VoicePath path = new VoicePath(codec);
    Map<String, String> figures = new LinkedHashMap<>();
    VoiceNetworks.all()
        .forEach(
            (name, network) -> {
              String key = codec.name().toLowerCase(Locale.ROOT) + "." + name;
              figures.put(key, own(path, spoken, network, codec.sampleRate(), key));
            });
    return figures;
  }

  private static String own(
      VoicePath path, short[] spoken, ImpairedNetwork network, int sampleRate, String key) {
    VoiceScores scores = new VoiceScores();
    double delayMs = 0;
    double concealed = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      VoicePath.Heard heard = path.speak(spoken, network, seed);
      scores.add(VoiceScore.of(spoken, heard.sound().toArray(), sampleRate));
      delayMs += heard.statistics().meanDelayMs() / SEEDS;
      concealed +=
          100.0
              * heard.statistics().concealedSamples()
              / Math.max(1, heard.statistics().playedSamples())
              / SEEDS;
    }
    System.out.printf(
        Locale.ROOT,
        "%-16s %s  buffer %3.0f ms  concealed %4.1f %%%n",
        key,
        scores.text(),
        delayMs,
        concealed);
    return scores.short3();
  }

  private static Map<String, String> peer(VoiceMaterial speech, Path folder) throws Exception {
    Map<String, String> figures = new LinkedHashMap<>();
    if (System.getProperty("peer", "baresip").equals("none") || !BaresipEcho.installed()) {
      return figures;
    }
    short[] spoken = speech.clip().at(G711.PCMA.sampleRate()).toArray();
    Map<String, ImpairedNetwork> networks = new LinkedHashMap<>(VoiceNetworks.all());
    networks.keySet().retainAll(FOR_PEER);
    networks.forEach(
        (name, network) -> {
          VoicePath.Heard ours = new VoicePath(G711.PCMA).speak(spoken, network, BaresipEcho.SEED);
          String text = scored(spoken, ours.sound(), "same packets, ours." + name);
          System.out.printf("  buffer %3.0f ms%n", ours.statistics().meanDelayMs());
          figures.put("same." + name, text);
        });
    for (BaresipEcho.Buffer kind : BaresipEcho.buffers()) {
      BaresipEcho.hear(spoken, networks, kind, folder)
          .forEach(
              (name, heard) -> {
                String key = "baresip-" + kind.name() + "." + name;
                figures.put(key, scored(spoken, heard, "same packets, " + key));
                System.out.println();
              });
    }
    return figures;
  }

  private static String scored(short[] spoken, PcmClip heard, String name) {
    VoiceScores scores = new VoiceScores();
    scores.add(VoiceScore.of(spoken, heard.toArray(), heard.sampleRate()));
    System.out.printf("%-40s %s", name, scores.text());
    return scores.short3();
  }
}
