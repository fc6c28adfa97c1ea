package io.orgtrail.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.orgtrail.client", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String COMMAND_LINE = "io.orgtrail.client.commandline";

  @ArchTest
  static final ArchRule needsLittle =
      classes()
          .that()
          .resideOutsideOfPackage(COMMAND_LINE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.orgtrail.client..",
              "io.orgtrail.api..",
              "io.orgtrail.verifier..",
              "org.apache.kafka..",
              "tools.jackson..",
              "com.fasterxml.jackson.annotation..",
              "org.slf4j..",
              "java..");

  @ArchTest
  static final ArchRule knowsNothingOfTheStore =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.orgtrail.api.eventstore..");

  @ArchTest
  static final ArchRule onlyTransportKnowsKafkaAndHttp =
      noClasses()
          .that()
          .resideInAPackage("io.orgtrail.client.*..")
          .and()
          .resideOutsideOfPackages("io.orgtrail.client.transport", "io.orgtrail.client.requests")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "java.net.http..");

  /** It stands on the client as any program does, and alone knows what it needs besides. */
  @ArchTest
  static final ArchRule commandLineIsAProgramOfItsOwn =
      classes()
          .that()
          .resideInAPackage(COMMAND_LINE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.orgtrail.client..",
              "io.orgtrail.api..",
              "picocli..",
              "org.apache.commons.csv..",
              "tools.jackson..",
              "java..");

  @ArchTest
  static final ArchRule nothingDependsOnTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage(COMMAND_LINE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(COMMAND_LINE);

  @ArchTest
  static final ArchRule packagesDependOneWay =
      slices().matching("io.orgtrail.client.(*)..").should().beFreeOfCycles();
}
