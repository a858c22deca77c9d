package org.seatline.installer.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.seatline.softphone.quality.ImpairedNetwork;
import org.seatline.softphone.quality.ImpairedNetwork.Jitter;
import org.seatline.softphone.quality.PacketLoss;

/** The networks that voice is sent over, by name. */
final class VoiceNetworks {
  private static final int[] LOSS_PERCENT = {1, 3, 5, 10, 20};
  private static final double BURST_PACKETS = 2.5;

  private VoiceNetworks() {}

  static Map<String, ImpairedNetwork> all() {
    Map<String, ImpairedNetwork> all = new LinkedHashMap<>();
    all.put("clean", ImpairedNetwork.CLEAN);
    for (int percent : LOSS_PERCENT) {
      all.put("loss" + percent, network(PacketLoss.random(percent), Jitter.NONE));
    }
    for (int percent : LOSS_PERCENT) {
      all.put("burst" + percent, network(PacketLoss.bursts(percent, BURST_PACKETS), Jitter.NONE));
    }
    all.put("jitter30", network(PacketLoss.NONE, Jitter.even(30)));
    all.put("wifi", network(PacketLoss.random(1), Jitter.queue(6, 12, 80)));
    all.put("mobile", network(PacketLoss.bursts(2, BURST_PACKETS), Jitter.queue(20, 6, 200)));
    return all;
  }

  private static ImpairedNetwork network(PacketLoss loss, Jitter jitter) {
    return new ImpairedNetwork(loss, jitter, 0, 0, 0);
  }
}
