package io.orgtrail.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.personal.PersonalData;
import io.orgtrail.api.replies.CommandReply;
import org.axonframework.serialization.Revision;

@AnalyzeClasses(packages = "io.orgtrail.api", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knowsNeitherSpringNorKafka =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache.kafka..",
              "io.cloudevents..",
              "io.orgtrail.command..",
              "io.orgtrail.query..",
              "io.orgtrail.web..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.orgtrail.api.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule commandsAreRecords = messagesAreRecords(Command.class);

  @ArchTest static final ArchRule eventsAreRecords = messagesAreRecords(Event.class);

  @ArchTest static final ArchRule repliesAreRecords = messagesAreRecords(CommandReply.class);

  @ArchTest
  static final ArchRule eventsHaveARevision =
      classes()
          .that()
          .areAssignableTo(Event.class)
          .and()
          .areNotInterfaces()
          .should()
          .beAnnotatedWith(Revision.class);

  @ArchTest
  static final ArchRule personalDataIsARecord =
      classes().that().areAnnotatedWith(PersonalData.class).should().beRecords();

  @ArchTest
  static final ArchRule onlyTheEventStoreAndItsRowsKnowTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.orgtrail.api.eventstore..", "io.orgtrail.api.database..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule onlyTheEventStoreAndItsRowsHaveFieldsThatChange =
      classes()
          .that()
          .resideOutsideOfPackages("io.orgtrail.api.eventstore..", "io.orgtrail.api.database..")
          .should()
          .haveOnlyFinalFields();

  private static ArchRule messagesAreRecords(Class<?> kind) {
    return classes()
        .that()
        .areAssignableTo(kind)
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .should()
        .beRecords();
  }
}
