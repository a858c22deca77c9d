package org.seatline.app.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.session.FakeSeat;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.TicketRecord;

final class PaletteViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final Set<SeatAction> possible = EnumSet.of(SeatAction.HEADSET, SeatAction.LOCK);
  private final List<String> done = new ArrayList<>();
  private final PaletteViewModel palette = new PaletteViewModel(seat, messages, new Door());

  private final class Door implements PaletteDoor {
    @Override
    public boolean isPossible(SeatAction action) {
      return possible.contains(action);
    }

    @Override
    public void perform(SeatAction action) {
      done.add((palette.openProperty().get() ? "covered " : "") + action.id());
    }

    @Override
    public void open(CustomerRecord customer) {
      done.add("customer " + customer.id());
    }

    @Override
    public void open(TicketRecord ticket) {
      done.add("ticket " + ticket.number());
    }

    @Override
    public void openArticle(String articleId) {
      done.add("article " + articleId);
    }
  }

  @BeforeEach
  void open() {
    palette.toggle();
  }

  private List<String> found() {
    return palette.items().stream().map(PaletteItem::id).toList();
  }

  private PaletteItem item(String id) {
    return palette.items().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void beginsWithWhatCanBeDoneNow() {
    assertThat(found())
        .contains("action/headset", "action/lock", "state/ready", "state/break")
        .doesNotContain("action/mute", "action/palette");
  }

  @Test
  void doesAnActionWhenItIsOutOfTheWay() {
    palette.type(messages.get("keys.lock"));
    palette.choose(item("action/lock"));
    assertThat(done).containsExactly("lock");
    assertThat(palette.openProperty().get()).isFalse();
  }

  @Test
  void goesNotReadyForAReason() {
    palette.type("break");
    palette.choose(item("state/break"));
    assertThat(seat.commands).contains("not-ready break");
  }

  @Test
  void findsCustomersAndArticlesBesideActions() {
    palette.type("angry");
    palette.choose(item("article/angry-callers"));
    palette.toggle();
    palette.type("Wang");
    PaletteItem person =
        palette.items().stream()
            .filter(each -> each.kind() == PaletteItem.Kind.CUSTOMER)
            .findFirst()
            .orElseThrow();
    palette.choose(person);
    assertThat(done).containsExactly("article angry-callers", person.id().replace('/', ' '));
  }

  @Test
  void offersWhatWasUsedLastFirst() {
    palette.choose(item("action/lock"));
    palette.toggle();
    palette.choose(item("state/ready"));
    palette.toggle();
    assertThat(found()).startsWith("state/ready", "action/lock");
  }

  @Test
  void findsNothingForNonsense() {
    palette.type("xqzzy");
    assertThat(found()).isEmpty();
  }

  @Test
  void findsATicketByItsNumber() {
    palette.type("4188");
    assertThat(found()).containsExactly("ticket/t-4188");
    palette.choose(item("ticket/t-4188"));
    assertThat(done).containsExactly("ticket 4188");
  }
}
