package io.orgtrail.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.orgtrail.query.projections.Projection;
import java.time.Clock;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.orgtrail", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.orgtrail.query.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresDoNotKnowEachOther =
      slices()
          .matching(
              "io.orgtrail.query.(organizations|members|invitations|teams|projects|tags"
                  + "|integrations|webhooks|roles|audit|changes|eventreplay|explanation)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule queriesDoNotKnowCommands =
      noClasses()
          .that()
          .resideInAPackage("io.orgtrail.query..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.orgtrail.command..", "io.orgtrail.embedded..");

  @ArchTest
  static final ArchRule onlyEventReplaysKnowKafka =
      noClasses()
          .that()
          .resideInAPackage("io.orgtrail.query..")
          .and()
          .resideOutsideOfPackage("io.orgtrail.query.eventreplay..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "org.springframework.kafka..",
              "io.cloudevents..",
              "io.orgtrail.messaging..");

  @ArchTest
  static final ArchRule controllersArePackagePrivate =
      classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule projectionsArePure =
      noClasses()
          .that()
          .implement(Projection.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule onlyTheMachineryKnowsAxon =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.orgtrail.api..", "io.orgtrail.query.projections", "io.orgtrail.query.positions")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.axonframework..");
}
