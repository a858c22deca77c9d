package org.seatline.app.session;

import java.util.List;
import java.util.Set;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;

/** Customers beside {@link FakeDesk#wangFang}. */
public final class CustomerSamples {
  private CustomerSamples() {}

  /** One with a name and a number. */
  public static CustomerRecord named(String id, String name, String number) {
    LocalizedText named = new LocalizedText(name, name);
    LocalizedText nowhere = new LocalizedText("", "");
    return new CustomerRecord(
        id, named, List.of(number), nowhere, "zh", Set.of(), List.of(), List.of());
  }

  /** {@link FakeDesk#wangFang} once more, written otherwise and with another number. */
  public static CustomerRecord wangFangAgain() {
    return new CustomerRecord(
        "c-9",
        new LocalizedText("Wang Fang", "王芳（302）"),
        List.of("+8613900007777"),
        new LocalizedText(
            "Room 302, Unit 2, Building 5, Binjiang Garden, Chengdong", "城东区滨江花园5栋2-302"),
        "en",
        Set.of("do-not-call"),
        List.of(
            new CustomerRecord.Meter("0042917777", new LocalizedText("Cellar", "地下室"), "other")),
        List.of());
  }

  /** Somebody who lives with {@link FakeDesk#wangFang} and shares the number. */
  public static CustomerRecord wangJun() {
    return new CustomerRecord(
        "c-2",
        new LocalizedText("Wang Jun", "王军"),
        List.of(SampleFloor.KNOWN_NUMBER),
        new LocalizedText("Shop 4, Riverside Market, Chengdong", "城东区河畔市场 4 号商铺"),
        "zh",
        Set.of("do-not-call"),
        List.of(
            new CustomerRecord.Meter("0042930088", new LocalizedText("Shop", "商铺"), "business")),
        List.of());
  }
}
