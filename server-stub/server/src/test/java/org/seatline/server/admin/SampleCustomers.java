package org.seatline.server.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.seatline.server.admin.SampleNames.Both;

/** Invents customers: those whom the callers and drills are about first, then everybody else. */
final class SampleCustomers {
  static final int COUNT = 5_000;

  /** A meter: its number, where it is, its tariff, and the usual use of a month in kWh. */
  record Meter(String number, Both place, String tariff, int usualKwh) {}

  record Customer(
      String id,
      Both name,
      List<String> phones,
      Both address,
      String language,
      List<String> flags,
      List<Meter> meters) {}

  /** Mobile prefixes in use; 0000 follows, which marks the number as made up. */
  private static final List<String> PREFIXES =
      List.of("190", "191", "193", "195", "196", "197", "198", "199", "192");

  private static final Both HOME = new Both("Home", "住宅");

  private final Random random;
  private int mobiles;
  private int landlines;
  private int meters;

  SampleCustomers(Random random) {
    this.random = random;
  }

  List<Customer> all() {
    List<Customer> all = new ArrayList<>(known());
    while (all.size() < COUNT) {
      all.add(everybody(all));
    }
    return all;
  }

  /** The people who call in callers/*.json and drills/*.json, in the order of their numbers. */
  private List<Customer> known() {
    List<Customer> known = new ArrayList<>();
    known.add(
        person(
            known,
            new Both("Chen Guihua", "陈桂华"),
            "zh",
            "19000000001",
            new Both(
                "18 Riverside Road, Unit 3, Flat 502, Jiangbei District", "江北区滨江路18号3单元502室")));
    known.add(
        person(
            known,
            new Both("Oliver Bennett", "奥利弗·贝内特"),
            "en",
            "19000000002",
            new Both("42 River Road, Harbour District", "港口区河岸路42号")));
    Both shared =
        new Both("7 Garden Road, Unit 1, Flat 301, East Lake District", "东湖区花园路7号1单元301室");
    known.add(person(known, new Both("Liu Jianguo", "刘建国"), "zh", "19000000003", shared));
    known.add(person(known, new Both("Liu Yang", "刘洋"), "zh", "19000000003", shared));
    known.add(person(known, new Both("Hannah Foster", "汉娜·福斯特"), "en", "0710-5550104"));
    known.add(person(known, new Both("Zhou Ming", "周明"), "zh", "19000000005", "vip"));
    known.add(person(known, new Both("Sun Liping", "孙丽萍"), "zh", "19000000007"));
    known.add(person(known, new Both("Laura Mitchell", "劳拉·米切尔"), "en", "19000000008"));
    known.add(person(known, new Both("He Jing", "何静"), "zh", "0710-5550109"));
    known.add(person(known, new Both("Ma Qiang", "马强"), "zh", "19000000010"));
    known.add(person(known, new Both("Walter Green", "沃尔特·格林"), "en", "19000000011"));
    known.add(person(known, new Both("Lin Xiaoyue", "林晓月"), "zh", "19000000012", "life-support"));
    return known;
  }

  private Customer person(
      List<Customer> before, Both name, String language, String phone, Both address) {
    Meter meter = meter(HOME, "home-steps", 180);
    return new Customer(
        id(before), name, List.of(phone), address, language, List.of(), List.of(meter));
  }

  private Customer person(
      List<Customer> before, Both name, String language, String phone, String... flags) {
    Both address = SampleNames.address(random);
    Customer plain = person(before, name, language, phone, address);
    return new Customer(
        plain.id(), name, plain.phones(), address, language, List.of(flags), plain.meters());
  }

  private Customer everybody(List<Customer> before) {
    boolean english = random.nextInt(100) < 12;
    Customer previous = before.getLast();
    boolean household =
        before.size() > 20
            && !english
            && previous.language().equals("zh")
            && random.nextInt(100) < 6;
    Both family = household ? familyOf(previous) : SampleNames.family(random);
    Both name = english ? SampleNames.english(random) : SampleNames.chinese(family, random);
    List<String> phones = phones(household ? previous.phones().getFirst() : "");
    Both address = household ? previous.address() : SampleNames.address(random);
    return new Customer(
        id(before), name, phones, address, english ? "en" : "zh", flags(), meters());
  }

  private static Both familyOf(Customer customer) {
    return new Both(customer.name().en().split(" ")[0], customer.name().zh().substring(0, 1));
  }

  private static String id(List<Customer> before) {
    return "c%05d".formatted(before.size() + 1);
  }

  private List<String> phones(String shared) {
    List<String> phones = new ArrayList<>();
    if (!shared.isEmpty()) {
      phones.add(shared);
    }
    if (shared.isEmpty() || random.nextBoolean()) {
      phones.add(mobile());
    }
    if (random.nextInt(100) < 25) {
      phones.add(landline());
    }
    if (random.nextInt(100) < 15) {
      phones.add(mobile());
    }
    return phones;
  }

  /** The next mobile number, in one of the ways in which people write it. */
  private String mobile() {
    String prefix = PREFIXES.get(mobiles / 9_000);
    String last = String.valueOf(1_000 + mobiles % 9_000);
    mobiles++;
    return switch (random.nextInt(10)) {
      case 0 -> prefix + " 0000 " + last;
      case 1 -> "+86 " + prefix + " 0000 " + last;
      case 2 -> prefix + "-0000-" + last;
      default -> prefix + "0000" + last;
    };
  }

  private String landline() {
    String last = String.valueOf(1_000 + landlines++);
    return switch (random.nextInt(4)) {
      case 0 -> "(0710) 555 " + last;
      case 1 -> "+86 710 555 " + last;
      default -> "0710-555" + last;
    };
  }

  private List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (random.nextInt(100) < 3) {
      flags.add("vip");
    }
    if (random.nextInt(1_000) < 8) {
      flags.add("life-support");
    }
    if (random.nextInt(100) < 6) {
      flags.add("do-not-call");
    }
    return flags;
  }

  private List<Meter> meters() {
    List<Meter> list = new ArrayList<>();
    String tariff = random.nextInt(100) < 20 ? "home-peak-valley" : "home-steps";
    list.add(meter(HOME, tariff, 90 + random.nextInt(260)));
    int kind = random.nextInt(100);
    if (kind < 9) {
      list.add(meter(new Both("Garage", "车库"), "charger", 60 + random.nextInt(200)));
    }
    if (kind < 3 || kind > 93) {
      list.add(meter(new Both("Shop", "店铺"), "business", 400 + random.nextInt(1_600)));
    }
    return list;
  }

  private Meter meter(Both place, String tariff, int usualKwh) {
    String number = "33%08d".formatted(10_007 + 13L * meters++);
    return new Meter(number, place, tariff, usualKwh);
  }
}
