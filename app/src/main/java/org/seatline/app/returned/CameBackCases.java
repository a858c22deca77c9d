package org.seatline.app.returned;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.seatline.app.session.CameBack.Item;
import org.seatline.app.session.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cases that came back, newest first, each with what its page needs besides.
 *
 * <p>Lives on the thread that the desk's futures arrive on.
 */
final class CameBackCases {
  private static final Logger LOG = LoggerFactory.getLogger(CameBackCases.class);

  private final Desk desk;
  private final Consumer<List<CameBackCase>> taken;
  private final Map<Long, Material> materials = new HashMap<>();
  private int reads;

  /**
   * Reads nothing yet.
   *
   * @param taken hears of all cases after each reading that no later one has overtaken
   */
  CameBackCases(Desk desk, Consumer<List<CameBackCase>> taken) {
    this.desk = desk;
    this.taken = taken;
  }

  /** Reads all cases of whoever is signed in. */
  void read() {
    int mine = ++reads;
    var _ =
        desk.cameBack()
            .list()
            .thenCompose(this::withMaterial)
            .whenComplete(
                (cases, error) -> {
                  if (error != null) {
                    LOG.error("the local store could not say what came back", error);
                  } else if (mine == reads) {
                    taken.accept(cases);
                  }
                });
  }

  private CompletableFuture<List<CameBackCase>> withMaterial(List<Item> items) {
    List<CameBackCase> cases = CameBackCase.of(items).reversed();
    List<CompletableFuture<Void>> loading = new ArrayList<>();
    for (CameBackCase each : cases) {
      loading.add(
          Material.of(desk, each.head().mutation())
              .thenAccept(material -> materials.put(each.head().number(), material)));
    }
    return CompletableFuture.allOf(loading.toArray(CompletableFuture[]::new))
        .thenApply(done -> cases);
  }

  /** What the page of a case needs besides; empty until it was read. */
  Material material(CameBackCase of) {
    return materials.getOrDefault(of.head().number(), Material.NONE);
  }

  /** Somebody else is signed in: drops what was read, and what is still being read. */
  void forget() {
    reads++;
    materials.clear();
  }
}
