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
