package org.seatline.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.PhoneText;

/** The arrows of the seat. */
final class ArchitectureTest {
  private static final JavaClasses SEAT =
      new ClassFileImporter()
          .importUrl(SeatAssembly.class.getProtectionDomain().getCodeSource().getLocation());

  private static void holds(ArchRule rule) {
    rule.check(SEAT);
  }

  @Test
  void featuresHaveNoCycles() {
    holds(
        slices()
            .matching("org.seatline.app.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature can then be understood, tested and replaced by itself"));
  }

  @Test
  void onlyTheLocalStoreUsesTheDatabase() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.seatline.app.local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "org.h2..", "java.sql..")
            .because("everybody else asks the store, which has a thread of its own"));
  }

  @Test
  void theServerIsUsedByStandaloneAlone() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.seatline.app.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.seatline.server..")
            .because("a seat knows its server by the protocol"));
  }

  @Test
  void foreignApisOfTheSoftphoneStayBehindIt() {
    holds(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.sip..", "gov.nist..", "javax.sound..")
            .because("the softphone keeps them to itself"));
  }

  @Test
  void functionsOfTheSystemAreCalledInTwoPackagesAlone() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.seatline.app.keystore..", "org.seatline.app.globalkeys..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.foreign..")
            .because("a wrong call there ends the seat: it is kept small and tried"));
  }

  @Test
  void viewModelsKnowNoScenes() {
    holds(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..")
            .because("they are tested without a toolkit"));
  }

  @Test
  void oneClassAloneHandsWorkToTheUiThread() {
    holds(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.seatline.app.fx.UiThread")
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because("there is then one place that says what may wait for what"));
  }

  @Test
  void whoeverDrawsANumberAsksWhetherItIsMasked() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.seatline.app.monitor..")
            .and()
            .doNotHaveFullyQualifiedName("org.seatline.app.fx.PhoneMask")
            .and()
            .doNotHaveFullyQualifiedName("org.seatline.app.customer.CustomerViewModel")
            .should()
            .callMethod(PhoneText.class, "display", String.class)
            .because(
                "PhoneMask knows who may read it, the customer's pane what was revealed;"
                    + " the monitor is the lead's, who sees whole numbers"));
  }

  @Test
  void coreAndStoreNeedNoScreen() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(
                "org.seatline.app.session..",
                "org.seatline.app.local..",
                "org.seatline.app.settings..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..")
            .because("a seat runs without a window, too"));
  }

  @Test
  void pureCoresHaveNoClockThreadOrChance() {
    holds(
        noClasses()
            .that()
            .haveNameMatching(
                ".*\\.(SeatMachine|SeatDraft|SeatModel|CallDraft|LiveCall|CallSteps|PersonSteps"
                    + "|PhoneSteps|ServerSteps)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "java\\.lang\\.Thread|java\\.time\\.Clock|java\\.util\\.Random"
                    + "|java\\.util\\.concurrent\\..*|java\\.net\\..*|java\\.nio\\.file\\..*")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("they are functions of state, event and time, tested by simulation"));
  }

  @Test
  void theSyncProtocolIsPure() {
    holds(
        classes()
            .that()
            .resideInAPackage("org.seatline.app.sync..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "org.seatline.app.sync..",
                "org.seatline.protocol..",
                "java.lang..",
                "java.util",
                "java.util.function",
                "java.util.stream",
                "org.jspecify.annotations..")
            .because("the simulation plays it from a seed; stores and threads are elsewhere"));
  }

  @Test
  void portsOfTheCoreAreImplementedElsewhere() {
    holds(
        classes()
            .that()
            .resideInAPackage("org.seatline.app.session..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "org.seatline.app.session..",
                "org.seatline.app.sync..",
                "org.seatline.protocol..",
                "org.seatline.softphone.media..",
                "java..",
                "org.slf4j..",
                "org.jspecify..",
                "com.fasterxml.jackson.annotation..",
                "com.fasterxml.jackson.databind..")
            .because(
                "phone and store are ports: the arrows point to the session; JSON is how it is"
                    + " kept"));
  }
}
