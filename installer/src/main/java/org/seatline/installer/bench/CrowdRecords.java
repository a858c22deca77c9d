package org.seatline.installer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.TicketRecord;

/**
 * Customers of a large utility, made from their numbers alone: the same every time, with tickets,
 * contacts and bills in the proportion of the sample centre.
 */
final class CrowdRecords {
  /** Of so many customers this many have a ticket, as in the sample. */
  private static final int TICKETS_PER_100 = 48;

  private static final int BILLS = 4;
  private static final String[] FAMILIES = {
    "Wang 王", "Li 李", "Zhang 张", "Liu 刘", "Chen 陈", "Yang 杨", "Zhao 赵", "Huang 黄", "Zhou 周", "Wu 吴",
    "Xu 徐", "Sun 孙", "Ma 马", "Zhu 朱", "Hu 胡", "Guo 郭", "He 何", "Lin 林", "Gao 高", "Luo 罗"
  };
  private static final String[] GIVEN = {
    "wei 伟", "fang 芳", "na 娜", "min 敏", "jing 静", "li 丽", "qiang 强", "lei 磊", "jun 军", "yang 洋",
    "yong 勇", "yan 艳", "jie 杰", "juan 娟", "tao 涛", "ming 明", "chao 超", "xiu 秀", "xia 霞", "ping 平",
    "gang 刚", "gui 桂", "hua 华", "hong 红", "bo 波", "hui 辉", "ling 玲", "dan 丹", "bin 斌", "kai 凯"
  };
  private static final String[] STREETS = {
    "Riverside 滨江", "North Slope 北坡", "Lakeside 湖滨", "Bamboo 翠竹", "Stone Bridge 石桥", "Plum 梅园",
    "Harbour 港湾", "Orchard 果园", "Temple 古寺", "Station 车站", "School 学府", "Market 集市"
  };
  private static final String[] DISTRICTS = {
    "Jiangbei 江北", "Donghu 东湖", "Xishan 西山", "Nancheng 南城", "Gangkou 港口"
  };
  private static final String[] QUEUES = {"fault", "bill", "vip", "complaint"};
  private static final int QUEUES_SIZE = QUEUES.length;
  private static final long MINUTE_MS = 60_000;

  private final int customers;
  private final long nowMs;

  /**
   * @param nowMs when the newest contact was
   */
  CrowdRecords(int customers, long nowMs) {
    this.customers = customers;
    this.nowMs = nowMs;
  }

  int customers() {
    return customers;
  }

  int tickets() {
    return (int) ((long) customers * TICKETS_PER_100 / 100);
  }

  int contacts() {
    return customers;
  }

  /** All that is in the feed. */
  int rows() {
    return customers + tickets() + contacts();
  }

  /** The number of a customer, clearly made up: 190 and eight digits. */
  static String phone(int index) {
    return String.format(Locale.ROOT, "+86190%08d", spread(index, 100_000_000));
  }

  /** A number that nobody has. */
  static String nobodysPhone(int index) {
    return String.format(Locale.ROOT, "+86191%08d", spread(index, 100_000_000));
  }

  static String customerId(int index) {
    return String.format(Locale.ROOT, "c%08d", index);
  }

  CustomerRecord customer(int index) {
    LocalizedText name = name(index);
    String street = pick(STREETS, index, 5);
    String district = pick(DISTRICTS, index, 6);
    int house = 1 + spread(index * 7 + 1, 280);
    int flat = 101 + spread(index * 7 + 2, 2400);
    String meter = String.format(Locale.ROOT, "77%08d", index);
    var address =
        new LocalizedText(
            house + " " + english(street) + " Road, Flat " + flat + ", " + english(district),
            chinese(district) + "区" + chinese(street) + "路" + house + "号" + flat + "室");
    List<CustomerRecord.Bill> bills = new ArrayList<>();
    for (int i = 0; i < BILLS; i++) {
      int kwh = 80 + spread(index * 7 + 3 + i, 400);
      bills.add(
          new CustomerRecord.Bill(
              String.format(Locale.ROOT, "b%08d-%d", index, i),
              meter,
              "2026-" + (7 + i < 10 ? "0" : "") + (7 + i),
              Integer.toString(kwh),
              String.format(Locale.ROOT, "%d.%02d", kwh * 56 / 100, kwh * 56 % 100),
              i < BILLS - 1));
    }
    return new CustomerRecord(
        customerId(index),
        name,
        List.of(phone(index)),
        address,
        index % 9 == 0 ? "en" : "zh",
        index % 50 == 0 ? Set.of("vip") : Set.of(),
        List.of(new CustomerRecord.Meter(meter, new LocalizedText("Home", "住宅"), "home-steps")),
        List.copyOf(bills));
  }

  static LocalizedText name(int index) {
    String family = pick(FAMILIES, index, 1);
    String first = pick(GIVEN, index, 2);
    String second = pick(GIVEN, index, 3);
    String given = english(first) + english(second);
    return new LocalizedText(
        english(family) + " " + given.substring(0, 1).toUpperCase(Locale.ROOT) + given.substring(1),
        chinese(family) + chinese(first) + chinese(second));
  }

  TicketRecord ticket(int index) {
    int customer = spread(index * 13 + 5, customers);
    boolean open = index % 20 == 0;
    long created = nowMs - (tickets() - index) * MINUTE_MS;
    return new TicketRecord(
        new UUID(0x5EA7L << 48 | 0x4000, 0x8000000000000000L | index).toString(),
        "N" + index,
        customerId(customer),
        null,
        QUEUES[index % QUEUES_SIZE],
        "fault",
        1,
        open ? "open" : "closed",
        Map.of("scope", "building", "since", "18:40", "story", "整栋楼停电 No. " + index),
        "1001",
        created,
        open ? created + 240 * MINUTE_MS : null);
  }

  ContactRecord contact(int index) {
    return new ContactRecord(
        String.format(Locale.ROOT, "k%08d", index),
        customerId(spread(index * 17 + 3, customers)),
        "call",
        QUEUES[index % QUEUES_SIZE],
        "1001",
        nowMs - (contacts() - index) * MINUTE_MS,
        120_000,
        "fault-area",
        new LocalizedText("Power cut in the building, added to the outage", "整栋楼停电，已并入区域停电"),
        null);
  }

  private static String pick(String[] words, int index, int salt) {
    return words[spread(index * 31 + salt, words.length)];
  }

  private static String english(String pair) {
    return pair.substring(0, pair.lastIndexOf(' '));
  }

  private static String chinese(String pair) {
    return pair.substring(pair.lastIndexOf(' ') + 1);
  }

  /** A number below a bound that looks like chance. */
  private static int spread(int value, int bound) {
    long mixed = (value + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return (int) ((mixed >>> 33) % bound);
  }
}
