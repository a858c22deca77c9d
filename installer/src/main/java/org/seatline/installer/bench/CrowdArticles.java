package org.seatline.installer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Random;
import org.seatline.protocol.Wire;

/** Articles of a large knowledge base, made from their numbers alone, in both languages. */
final class CrowdArticles {
  private static final int PARAGRAPHS = 6;
  private static final int SENTENCES = 4;
  private static final String[] SUBJECTS = {
    "the meter 电表", "the bill 账单", "the holder 户主", "the payment 缴费", "the outage 停电",
    "the connection 报装", "the tariff 电价", "the reading 读数", "the wire 电线", "the invoice 发票",
    "the roof panel 光伏板", "the car charger 充电桩"
  };
  private static final String[] VERBS = {
    "is checked by 由客服核对",
    "is changed by 由营业厅变更",
    "is paid to 缴纳给供电公司",
    "is reported to 上报抢修中心",
    "is explained by 由坐席解释",
    "is repaired by 由抢修队修复",
    "is refused without 缺少材料不予受理"
  };
  private static final String[] PLACES = {
    "the service hall 营业厅",
    "the hotline 热线",
    "the fault line 抢修专线",
    "the app 手机应用",
    "the billing office 电费中心",
    "the district team 辖区班组"
  };

  private CrowdArticles() {}

  static String id(int index) {
    return String.format(Locale.ROOT, "a%06d", index);
  }

  static String titleEn(int index) {
    return article(index).path("title").path("en").asText();
  }

  static String titleZh(int index) {
    return article(index).path("title").path("zh").asText();
  }

  static JsonNode article(int index) {
    Random random = new Random(index);
    ObjectNode article = Wire.mapper().createObjectNode();
    article.put("id", id(index));
    String subject = pick(SUBJECTS, random);
    String place = pick(PLACES, random);
    article
        .putObject("title")
        .put("en", english(subject) + " at " + english(place) + ", case " + index)
        .put("zh", chinese(place) + chinese(subject) + "第" + index + "例");
    article.putArray("tags").add(chinese(subject)).add(english(place));
    StringBuilder en = new StringBuilder();
    StringBuilder zh = new StringBuilder();
    for (int i = 0; i < PARAGRAPHS * SENTENCES; i++) {
      String who = pick(SUBJECTS, random);
      String does = pick(VERBS, random);
      String where = pick(PLACES, random);
      int days = random.nextInt(60);
      String end = i % SENTENCES == SENTENCES - 1 ? "\n\n" : " ";
      en.append(english(who)).append(' ').append(english(does)).append(' ').append(english(where));
      en.append(" within ").append(days).append(" days.").append(end);
      zh.append(chinese(who)).append(chinese(does)).append('，').append(chinese(where));
      zh.append(days).append("天内办结。").append(end.isBlank() && end.length() > 1 ? end : "");
    }
    article.putObject("body").put("en", en.toString()).put("zh", zh.toString());
    return article;
  }

  private static String pick(String[] words, Random random) {
    return words[random.nextInt(words.length)];
  }

  private static String english(String pair) {
    return pair.substring(0, pair.lastIndexOf(' '));
  }

  private static String chinese(String pair) {
    return pair.substring(pair.lastIndexOf(' ') + 1);
  }
}
