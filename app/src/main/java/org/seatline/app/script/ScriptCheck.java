package org.seatline.app.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.seatline.protocol.document.DocumentNode;
import org.seatline.protocol.document.MalformedDocumentException;

/**
 * Checks the graph of a script: every reference leads somewhere, and there are no circles. As only
 * an end leads nowhere, every way then leads to an end.
 */
final class ScriptCheck {
  private final ScriptDocument script;
  private final DocumentNode root;
  private final Set<String> done = new HashSet<>();
  private final Set<String> onTheWay = new HashSet<>();

  private ScriptCheck(ScriptDocument script, DocumentNode root) {
    this.script = script;
    this.root = root;
  }

  static void check(ScriptDocument script, DocumentNode root) throws MalformedDocumentException {
    if (!script.steps().containsKey(script.start())) {
      throw root.wrong("starts at \"" + script.start() + "\", which is no step");
    }
    var check = new ScriptCheck(script, root);
    for (String stepId : script.steps().keySet()) {
      check.visit(stepId);
    }
  }

  private void visit(String stepId) throws MalformedDocumentException {
    if (done.contains(stepId)) {
      return;
    }
    if (!onTheWay.add(stepId)) {
      throw root.wrong("step \"" + stepId + "\" leads back to itself");
    }
    for (String target : targets(script.step(stepId))) {
      if (!script.steps().containsKey(target)) {
        throw root.wrong("step \"" + stepId + "\" leads to \"" + target + "\", no such step");
      }
      visit(target);
    }
    onTheWay.remove(stepId);
    done.add(stepId);
  }

  /** The steps that a step may lead to. */
  static List<String> targets(ScriptStep step) {
    List<String> targets = new ArrayList<>();
    step.answers().forEach(answer -> targets.add(answer.next()));
    if (step.then() != null) {
      targets.add(step.then());
    }
    if (step.next() != null) {
      targets.add(step.next());
    }
    return targets;
  }
}
