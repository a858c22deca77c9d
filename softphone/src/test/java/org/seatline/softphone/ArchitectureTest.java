package org.seatline.softphone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The softphone's arrows and import rules, each with its reason. */
class ArchitectureTest {
  private static final String BASE = "org.seatline.softphone.";
  private static final String[] PURE = {
    BASE + "call..", BASE + "sdp..", BASE + "rtp..", BASE + "srtp..", BASE + "codec.."
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.seatline.softphone");

  @Test
  void onlyAudioKnowsJavaxSound() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "audio..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.sound..")
        .because("sound devices fail in their own ways, which only the headset adapter knows")
        .check(CLASSES);
  }

  @Test
  void onlySipKnowsJsip() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "sip..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.sip..", "gov.nist..")
        .because("dialogs are ours; jSIP parses, transports and runs transactions")
        .check(CLASSES);
  }

  @Test
  void onlyCodecKnowsConcentus() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "codec..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.jaredmdobson..")
        .because("it answers malformed packets with exceptions of many kinds, which end there")
        .check(CLASSES);
  }

  @Test
  void pureCoresDoNoInputAndOutput() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..")
        .because("they are functions of state, event and time, tested by simulation")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void pureCoresHaveNeitherThreadsNorClocksNorChance() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Executor.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callConstructor(SecureRandom.class)
        .because("time and chance come in as values, so that a seed replays a failure")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void mediaDoesNotKnowWhatItsSoundComesFrom() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + "media..", BASE + "rtp..", BASE + "srtp..", BASE + "codec..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            BASE + "audio..", BASE + "sip..", BASE + "call..", BASE + "simulation..")
        .because("a server runs the same media without any headset")
        .check(CLASSES);
  }

  @Test
  void theSoftphoneKnowsNothingOfCallCentres() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.seatline.app..", "org.seatline.server..", "org.seatline.protocol..", "javafx..")
        .because("it is a library for any program that telephones")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("org.seatline.softphone.(*)..")
        .should()
        .beFreeOfCycles()
        .because("each package can be read, tested and replaced by itself")
        .check(CLASSES);
  }
}
