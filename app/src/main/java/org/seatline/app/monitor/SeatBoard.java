package org.seatline.app.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The seats as tiles, grouped by state; small groups share a row. Tiles are kept from picture to
 * picture.
 */
final class SeatBoard extends FlowPane {
  private static final double TILE = 184;

  /** At least so wide is a wide one: a long queue's name and a number have room. */
  private static final double WIDE_TILE_MIN = 290;

  /** Where so many seats are watched, tiles are narrow even in a wide window. */
  private static final int WIDE_SEATS_MAX = 60;

  /** From this width on tiles may be wide. */
  private static final double WIDE_FROM = 1_300;

  private static final double GAP = 8;
  private static final double PADDING = 20;

  private final MonitorViewModel model;
  private final Map<String, SeatTileView> tiles = new HashMap<>();
  private List<FloorPicture.SeatGroup> groups = List.of();
  private FloorPicture.@Nullable SeatTile chosen;
  private @Nullable Long stoppedNanos;
  private int columns = 1;
  private double tileWidth = TILE;

  SeatBoard(MonitorViewModel model) {
    this.model = model;
    getStyleClass().add("seat-board");
    // Else the groups of a wide window would keep a narrowed one wide.
    setMinWidth(TILE + 2 * PADDING);
    widthProperty().addListener(property -> measure());
  }

  void show(FloorPicture picture, FloorPicture.@Nullable SeatTile nowChosen) {
    groups = picture.groups();
    stoppedNanos = picture.stoppedNanos();
    chosen = nowChosen;
    columns = 0; // measured anew: the number of seats may let tiles be wide
    measure();
  }

  /** Gives the chosen tile the focus, or the first. */
  void focus() {
    FloorPicture.SeatTile now = chosen;
    groups.stream()
        .flatMap(group -> group.seats().stream())
        .filter(tile -> now == null || tile.agentId().equals(now.agentId()))
        .findFirst()
        .map(tile -> tiles.get(tile.agentId()))
        .ifPresent(SeatTileView::requestFocus);
  }

  private void measure() {
    double room = getWidth() - 2 * PADDING + GAP;
    double least = wide() ? WIDE_TILE_MIN : TILE;
    int fit = (int) Math.max(1, room / (least + GAP));
    double width = wide() ? Math.floor(room / fit - GAP) : TILE;
    if (fit != columns || width != tileWidth) {
      columns = fit;
      tileWidth = width;
      show();
    }
  }

  private boolean wide() {
    int seats = groups.stream().mapToInt(group -> group.seats().size()).sum();
    return getWidth() >= WIDE_FROM && seats <= WIDE_SEATS_MAX;
  }

  private void show() {
    List<Node> boxes = new ArrayList<>();
    for (FloorPicture.SeatGroup group : groups) {
      Label heading = new Label(group.word() + "  " + group.seats().size());
      heading.getStyleClass().add("pane-heading");
      FlowPane flow = new FlowPane();
      flow.getStyleClass().add("tile-flow");
      int across = Math.min(columns, group.seats().size());
      flow.setPrefWrapLength(across * (tileWidth + GAP) - GAP);
      group.seats().forEach(tile -> flow.getChildren().add(view(tile)));
      VBox box = new VBox(heading, flow);
      box.getStyleClass().add("seat-group");
      boxes.add(box);
    }
    getChildren().setAll(boxes);
  }

  private SeatTileView view(FloorPicture.SeatTile tile) {
    SeatTileView view =
        tiles.computeIfAbsent(tile.agentId(), id -> new SeatTileView(() -> model.choose(id)));
    FloorPicture.SeatTile now = chosen;
    view.setPrefWidth(tileWidth);
    view.stop(stoppedNanos);
    view.show(tile, now != null && now.agentId().equals(tile.agentId()));
    return view;
  }
}
