package org.seatline.server.telephony;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether everything that a menu plan names is there: menus, queues, prompts. */
final class MenuCheck {
  private final MenuPlan plan;
  private final QueuePlan queuePlan;
  private final Set<String> menus;
  private final Set<String> queues;
  private final ToIntFunction<String> lines;
  private final List<String> mistakes = new ArrayList<>();

  private MenuCheck(MenuPlan plan, QueuePlan queues, ToIntFunction<String> lines) {
    this.lines = lines;
    this.plan = plan;
    this.queuePlan = queues;
    this.menus = plan.menus().stream().map(MenuPlan.Menu::id).collect(Collectors.toSet());
    this.queues = queues.queues().stream().map(QueuePlan.Queue::id).collect(Collectors.toSet());
  }

  /**
   * Checks the whole plan.
   *
   * @param lines line of a path in the file
   * @throws CentreFileException with every mistake and its place
   */
  static void check(MenuPlan plan, QueuePlan queues, ToIntFunction<String> lines)
      throws CentreFileException {
    MenuCheck check = new MenuCheck(plan, queues, lines);
    check.all();
    if (!check.mistakes.isEmpty()) {
      throw new CentreFileException(check.mistakes);
    }
  }

  private void all() {
    for (int i = 0; i < plan.opening().size(); i++) {
      prompt("/opening/" + i, plan.opening().get(i));
    }
    known("/start", "menu", plan.start(), menus);
    for (int i = 0; i < plan.menus().size(); i++) {
      menu("/menus/" + i, plan.menus().get(i));
    }
    waiting("/waiting", plan.waiting());
  }

  private void menu(String place, MenuPlan.Menu menu) {
    prompt(place + "/prompt", menu.prompt());
    turn(place + "/onTimeout", menu.onTimeout());
    turn(place + "/onInvalid", menu.onInvalid());
    turn(place + "/onGiveUp", menu.onGiveUp());
    if (menu.onGiveUp().queue() == null) {
      mistake(place + "/onGiveUp/queue", "a queue is needed");
    }
    for (int i = 0; i < menu.options().size(); i++) {
      MenuPlan.Option option = menu.options().get(i);
      String at = place + "/options/" + i;
      prompt(at + "/before", option.before());
      known(at + "/queue", "queue", option.queue(), queues);
      known(at + "/menu", "menu", option.menu(), menus);
    }
  }

  private void turn(String place, MenuPlan.Turn turn) {
    prompt(place + "/prompt", turn.prompt());
    known(place + "/queue", "queue", turn.queue(), queues);
  }

  private void waiting(String place, MenuPlan.Waiting waiting) {
    prompt(place + "/entry", waiting.entry());
    prompt(place + "/again", waiting.again());
    prompt(place + "/agentLost", waiting.agentLost());
    prompt(place + "/notConnected", waiting.notConnected());
    prompt(place + "/voicemail", waiting.voicemail());
    prompt(place + "/voicemailThanks", waiting.voicemailThanks());
    MenuPlan.CallbackWords callback = waiting.callback();
    if (callback != null) {
      callback(place + "/callback", callback);
    } else if (queuePlan.queues().stream().anyMatch(QueuePlan.Queue::callsBack)) {
      mistake(place + "/callback", "needed: queues.json lets callers be called back");
    }
    boolean messages = queuePlan.queues().stream().anyMatch(queue -> queue.leadsTo("voicemail"));
    if (messages && waiting.voicemail() == null) {
      mistake(place + "/voicemail", "needed: queues.json lets callers leave messages");
    }
    MenuPlan.Position position = waiting.position();
    prompt(place + "/position/next", position.next());
    prompt(place + "/position/before", position.before());
    prompt(place + "/position/after", position.after());
    prompt(place + "/position/more", position.more());
    for (int number = 2; number <= position.last(); number++) {
      prompt(place + "/position/number", position.number() + number);
    }
    for (int i = 0; i < waiting.estimate().size(); i++) {
      prompt(place + "/estimate/" + i + "/prompt", waiting.estimate().get(i).prompt());
    }
  }

  private void callback(String place, MenuPlan.CallbackWords words) {
    prompt(place + "/offer", words.offer());
    prompt(place + "/number", words.number());
    prompt(place + "/confirm", words.confirm());
    prompt(place + "/key", words.key());
    prompt(place + "/wrong", words.wrong());
    prompt(place + "/thanks", words.thanks());
    for (int digit = 0; digit <= 9; digit++) {
      prompt(place + "/digits", words.digits() + digit);
    }
    key(place + "/digit", words.digit());
    key(place + "/otherDigit", words.otherDigit());
    if (words.digit().equals(words.otherDigit())) {
      mistake(place + "/otherDigit", "the same key as \"digit\"");
    }
  }

  private void key(String place, String key) {
    if (!key.matches("[0-9*]")) {
      mistake(place, "one key is needed: 0 to 9 or *");
    }
  }

  private void prompt(String place, @Nullable String key) {
    known(place, "prompt", key, plan.prompts().keySet());
  }

  private void known(String place, String what, @Nullable String name, Set<String> there) {
    if (name != null && !there.contains(name)) {
      mistake(place, "there is no " + what + " \"" + name + "\"");
    }
  }

  private void mistake(String place, String what) {
    mistakes.add(MenuPlan.FILE + " line " + lines.applyAsInt(place) + " " + place + ": " + what);
  }
}
