package io.orgtrail.command;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@AnalyzeClasses(packages = "io.orgtrail.command", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.orgtrail.command";
  private static final String GATEWAY = ROOT + ".gateway..";

  /** What decides; the same commands on the same events give the same events again. */
  private static final String[] DECIDING = {
    ROOT + ".organizations..",
    ROOT + ".members..",
    ROOT + ".ownership..",
    ROOT + ".seats..",
    ROOT + ".invitations..",
    ROOT + ".webhooks",
    ROOT + ".deciding.."
  };

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().assignedFrom(new FirstPackage()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule commandsDoNotKnowQueries =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.orgtrail.query..", "io.orgtrail.embedded..");

  @ArchTest
  static final ArchRule onlyGatewayAndPublishingKnowKafka =
      noClasses()
          .that()
          .resideOutsideOfPackages(GATEWAY, ROOT + ".publishing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "org.springframework.kafka..",
              "io.cloudevents..",
              "io.orgtrail.messaging..");

  @ArchTest
  static final ArchRule nobodyDependsOnTheGateway =
      classes()
          .that()
          .resideInAPackage(GATEWAY)
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage(GATEWAY);

  @ArchTest
  static final ArchRule theGatewayDoesNotKnowHttp =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".gateway")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + ".gateway.http..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule decisionsReadNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(DECIDING)
          .should()
          .callMethodWhere(
              target(owner(resideInAPackage("java.time..")))
                  .and(target(nameMatching("now|system.*|tick.*"))))
          .orShould()
          .callMethodWhere(
              target(owner(JavaClass.Predicates.equivalentTo(System.class)))
                  .and(target(nameMatching("currentTimeMillis|nanoTime"))));

  @ArchTest
  static final ArchRule onlyMailIsGivenAClock =
      noClasses()
          .that()
          .resideInAnyPackage(DECIDING)
          .and()
          .resideOutsideOfPackage(ROOT + ".invitations.mail..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule decisionsAreNotRandom =
      noClasses()
          .that()
          .resideInAnyPackage(DECIDING)
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, SecureRandom.class, ThreadLocalRandom.class);

  @ArchTest
  static final ArchRule controllersArePackagePrivate =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .or()
          .areAnnotatedWith(RestControllerAdvice.class)
          .should()
          .bePackagePrivate();

  /** The first package under the root; what stands in the root itself is one slice more. */
  private static final class FirstPackage implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      var name = type.getPackageName();
      if (name.equals(ROOT)) {
        return SliceIdentifier.of("(root)");
      }
      return name.startsWith(ROOT + ".")
          ? SliceIdentifier.of(name.substring(ROOT.length() + 1).split("\\.")[0])
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of " + ROOT;
    }
  }
}
