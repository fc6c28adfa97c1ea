package io.orgtrail.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.orgtrail.benchmarks", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knowsNothingOfTheProjectButSharedApi =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.orgtrail.benchmarks..",
              "io.orgtrail.api..",
              "tools.jackson..",
              "org.apache.kafka..",
              "org.apache.hc.core5..",
              "org.postgresql..",
              "org.HdrHistogram..",
              "java..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.orgtrail.benchmarks.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule reportsKnowNoScenarios =
      noClasses()
          .that()
          .resideInAPackage("..report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..scenarios..", "..load..", "..baselines..", "..system..", "..http..");
}
