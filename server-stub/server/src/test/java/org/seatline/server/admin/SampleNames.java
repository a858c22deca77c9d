package org.seatline.server.admin;

import java.util.List;
import java.util.Random;

/** Invents names and addresses that sound right in both languages. */
final class SampleNames {
  /** A text in both languages. */
  record Both(String en, String zh) {}

  private static final List<Both> FAMILY =
      both(
          "Wang 王,Li 李,Zhang 张,Liu 刘,Chen 陈,Yang 杨,Zhao 赵,Huang 黄,Zhou 周,Wu 吴,Xu 徐,Sun 孙,"
              + "Hu 胡,Zhu 朱,Gao 高,Lin 林,He 何,Guo 郭,Ma 马,Luo 罗,Liang 梁,Song 宋,Zheng 郑,Xie 谢,"
              + "Han 韩,Tang 唐,Feng 冯,Dong 董,Xiao 萧,Cheng 程,Cao 曹,Yuan 袁,Deng 邓,Shen 沈,Peng 彭");
  private static final List<Both> GIVEN =
      both(
          "wei 伟,fang 芳,na 娜,min 敏,jing 静,lei 磊,qiang 强,yan 艳,jie 杰,juan 娟,tao 涛,ming 明,"
              + "chao 超,xia 霞,ping 平,gang 刚,hua 华,hui 慧,xin 欣,yu 雨,ting 婷,hao 浩,yi 怡,bo 博,"
              + "ning 宁,feng 峰,lin 琳,jun 军,mei 梅,yun 云,qing 清,dan 丹,kai 凯,rui 蕊,shan 珊,xue 雪");
  private static final List<Both> FIRST =
      both(
          "Oliver 奥利弗,Emma 艾玛,James 詹姆斯,Sophie 索菲,William 威廉,Grace 格蕾丝,Daniel 丹尼尔,"
              + "Alice 爱丽丝,Thomas 托马斯,Hannah 汉娜,George 乔治,Laura 劳拉,Henry 亨利,Julia 朱莉娅,"
              + "Samuel 塞缪尔,Lucy 露西,Peter 彼得,Clara 克拉拉,Martin 马丁,Nora 诺拉");
  private static final List<Both> LAST =
      both(
          "Bennett 贝内特,Carter 卡特,Hughes 休斯,Mitchell 米切尔,Green 格林,Walker 沃克,Turner 特纳,"
              + "Foster 福斯特,Morgan 摩根,Reed 里德,Parker 帕克,Cooper 库珀,Bailey 贝利,Ward 沃德,"
              + "Hayes 海斯,Brooks 布鲁克斯,Palmer 帕尔默,Shaw 肖,Wells 韦尔斯,Grant 格兰特");
  private static final List<Both> ROAD =
      List.of(
          new Both("Riverside Road", "滨江路"),
          new Both("University Road", "大学路"),
          new Both("Harbour Street", "港口街"),
          new Both("East Gate Street", "东门街"),
          new Both("Willow Lane", "柳树巷"),
          new Both("Hubin Road", "湖滨路"),
          new Both("Station Road", "车站路"),
          new Both("Bamboo Grove Road", "竹林路"),
          new Both("Old Mill Street", "老碾街"),
          new Both("Sunrise Avenue", "朝阳大道"),
          new Both("Peach Blossom Road", "桃花路"),
          new Both("Stone Bridge Street", "石桥街"),
          new Both("Garden Road", "花园路"),
          new Both("Workers' Road", "工人路"),
          new Both("North Slope Road", "北坡路"),
          new Both("Lighthouse Road", "灯塔路"));
  private static final List<Both> DISTRICT =
      List.of(
          new Both("Jiangbei District", "江北区"),
          new Both("East Lake District", "东湖区"),
          new Both("Harbour District", "港口区"),
          new Both("West Hill District", "西山区"));

  private SampleNames() {}

  /** Texts written as {@code Wang 王,Li 李}. */
  private static List<Both> both(String pairs) {
    return List.of(pairs.split(",")).stream()
        .map(pair -> new Both(pair.substring(0, pair.indexOf(' ')), pair.split(" ")[1]))
        .toList();
  }

  static Both pick(List<Both> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  /** A Chinese family name. */
  static Both family(Random random) {
    return pick(FAMILY, random);
  }

  /** A Chinese person of the family: {@code Wang Xiaoyan}, 王小燕. */
  static Both chinese(Both family, Random random) {
    Both first = pick(GIVEN, random);
    boolean two = random.nextInt(10) < 7;
    Both second = two ? pick(GIVEN, random) : new Both("", "");
    String given = first.en() + second.en();
    return new Both(
        family.en() + " " + Character.toUpperCase(given.charAt(0)) + given.substring(1),
        family.zh() + first.zh() + second.zh());
  }

  /** An English-speaking person: {@code Emma Carter}, 艾玛·卡特. */
  static Both english(Random random) {
    Both first = pick(FIRST, random);
    Both last = pick(LAST, random);
    return new Both(first.en() + " " + last.en(), first.zh() + "·" + last.zh());
  }

  static Both address(Random random) {
    Both road = pick(ROAD, random);
    Both district = pick(DISTRICT, random);
    int number = 1 + random.nextInt(260);
    int unit = 1 + random.nextInt(4);
    int flat = (1 + random.nextInt(24)) * 100 + 1 + random.nextInt(4);
    return new Both(
        number + " " + road.en() + ", Unit " + unit + ", Flat " + flat + ", " + district.en(),
        district.zh() + road.zh() + number + "号" + unit + "单元" + flat + "室");
  }
}
