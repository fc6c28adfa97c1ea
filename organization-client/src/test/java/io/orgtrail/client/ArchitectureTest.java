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

  @ArchTest
  static final ArchRule needsLittle =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.orgtrail.client..",
              "io.orgtrail.api..",
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

  @ArchTest
  static final ArchRule packagesDependOneWay =
      slices().matching("io.orgtrail.client.(*)..").should().beFreeOfCycles();
}
