package org.seatline.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.protocol.Wire;

final class ArchitectureTest {
  private static final String SERVER = "org.seatline.server";
  private static final String CORE = SERVER + ".acd";

  private static JavaClasses product;

  @BeforeAll
  static void read() {
    product =
        new ClassFileImporter().importUrls(List.of(placeOf(Server.class), placeOf(Wire.class)));
  }

  /** Where the program's classes lie, without those of its tests. */
  private static URL placeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keeps(ArchRule rule) {
    rule.check(product);
  }

  static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + ".store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "java.sql..", "org.flywaydb..", "com.zaxxer..")
            .because("the database stays behind one package"),
        noClasses()
            .that()
            .resideInAPackage(SERVER + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.seatline.app..", "org.seatline.installer..", "javafx..")
            .because("the server knows nothing of the seat's program"),
        noClasses()
            .that()
            .resideInAPackage(SERVER + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.sip..", "gov.nist..", "javax.sound..")
            .because("SIP and sound stay behind the softphone library"),
        noClasses()
            .that()
            .resideInAPackage("org.seatline.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER + "..", "org.seatline.softphone..", "org.seatline.app..")
            .because("both ends depend on the protocol, it depends on neither"),
        classes()
            .that()
            .resideInAnyPackage(
                "org.seatline.protocol.form..",
                "org.seatline.protocol.expression..",
                "org.seatline.protocol.document..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "org.seatline.protocol..",
                "java.lang..",
                "java.math",
                "java.text",
                "java.time..",
                "java.util..",
                "java.io",
                "java.nio",
                "java.nio.charset",
                "com.fasterxml.jackson..",
                "com.google.common..",
                "com.google.i18n.phonenumbers",
                "dev.cel..",
                "org.jspecify.annotations")
            .because("seat and server decide the same by them, without screen, store or clock"),
        noClasses()
            .that()
            .resideOutsideOfPackage("org.seatline.protocol.expression..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cel..")
            .because("the language of expressions stands behind types of our own (decision 29)"),
        classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                CORE,
                "java.lang..",
                "java.util",
                "java.util.function",
                "java.util.stream",
                "com.fasterxml.jackson.annotation",
                "org.jspecify.annotations")
            .because(
                "whatever the routing core knows came in an event: it has no I/O, clock or thread,"
                    + " and knows neither its journal nor its shells"),
        noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .callMethodWhere(
                com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.base.DescribedPredicate.describe(
                        "reads a clock or a random source", ArchitectureTest::isImpure)))
            .because("a replay must give the same effects"),
        classes()
            .that()
            .resideInAPackage(SERVER + ".sync.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                SERVER + ".sync.core..",
                "org.seatline.protocol..",
                "java.lang..",
                "java.util",
                "java.util.function",
                "java.util.stream",
                "org.jspecify.annotations")
            .because("the simulation plays the rules of the feed and the ledger from a seed"),
        classes()
            .that()
            .resideInAPackage(SERVER + ".telephony..")
            .should()
            .onlyBeAccessed()
            .byAnyPackage(SERVER, SERVER + ".telephony..")
            .allowEmptyShould(true)
            .because("the composition root alone joins the call side with the rest"),
        slices()
            .matching("org.seatline.server.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that needs its user cannot be understood alone"));
  }

  private static boolean isImpure(
      com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget target) {
    String owner = target.getOwner().getName();
    return (owner.equals("java.lang.System")
            && target.getName().matches("currentTimeMillis|nanoTime"))
        || List.of("java.lang.Math#random", "java.util.UUID#randomUUID")
            .contains(owner + "#" + target.getName())
        || owner.equals("java.util.Random")
        || owner.equals("java.lang.Thread");
  }
}
