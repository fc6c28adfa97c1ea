package io.orgtrail.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {
  private static final Compose COMPOSE = Compose.read();

  /** Read by Spring Boot and the JVM themselves; empty as long as no setting needs one. */
  private static final Set<String> NOT_OURS = Set.of();

  /** Settings without which a service does not start, or starts and cannot work. */
  private static final Map<String, Set<String>> REQUIRED =
      Map.of(
          "organization-command",
          Set.of(
              "ORGANIZATION_SECRET_KEY",
              "ORGANIZATION_PERSONAL_DATA_KEYS",
              "ORGANIZATION_COMMAND_POSTGRES_PASSWORD",
              "ORGANIZATION_JWT_ISSUER_URI",
              "ORGANIZATION_JWT_JWK_SET_URI"),
          "organization-query",
          Set.of(
              "ORGANIZATION_QUERY_POSTGRES_PASSWORD",
              "ORGANIZATION_PERSONAL_DATA_KEYS",
              "ORGANIZATION_JWT_ISSUER_URI",
              "ORGANIZATION_JWT_JWK_SET_URI"));

  /** Settings that have no default because empty means something. */
  private static final Set<String> MAY_BE_EMPTY =
      Set.of(
          "LOGGING_STRUCTURED_FORMAT_CONSOLE",
          "ORGANIZATION_ALLOWED_ORIGINS",
          "ORGANIZATION_CACHED_MEMBERS",
          "ORGANIZATION_CONSUMERS",
          "ORGANIZATION_OTLP_ENDPOINT",
          "ORGANIZATION_SMTP_USERNAME",
          "ORGANIZATION_SMTP_PASSWORD",
          "ORGANIZATION_WEBHOOK_ALLOWED_ADDRESSES",
          "ORGANIZATION_SEATS_PREMIUM");

  /** Those whose image writes where it was unpacked, when it starts. */
  private static final Set<String> WRITING_TO_THEIR_IMAGE = Set.of("kafka", "keycloak");

  /** Those whose image does not run as root; all others are told to run as somebody else. */
  private static final Set<String> NOT_ROOT_ANYWAY =
      Set.of("kafka", "keycloak", "organization-command", "organization-query");

  /** Those whose default is a place on the same machine: another container is not there. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "ORGANIZATION_POSTGRES_URL",
          "ORGANIZATION_KAFKA_BOOTSTRAP_SERVERS",
          "ORGANIZATION_SMTP_HOST");

  static Set<Compose.Service> services() {
    return Set.copyOf(COMPOSE.services().values());
  }

  static Set<Compose.Service> ourServices() {
    return Set.copyOf(COMPOSE.ours());
  }

  @Test
  void runsBothServices() {
    assertThat(COMPOSE.ours())
        .extracting(Compose.Service::name)
        .containsExactlyInAnyOrderElementsOf(REQUIRED.keySet());
  }

  @ParameterizedTest
  @MethodSource("ourServices")
  void setsOnlyWhatTheServiceReads(Compose.Service service) {
    Set<String> set = new TreeSet<>(service.environment().keySet());
    set.removeAll(NOT_OURS);
    assertThat(Setting.of(service.name()).keySet()).containsAll(set);
  }

  @ParameterizedTest
  @MethodSource("ourServices")
  void setsEverythingRequired(Compose.Service service) {
    assertThat(service.environment()).containsKeys(keys(REQUIRED.get(service.name())));
    REQUIRED
        .get(service.name())
        .forEach(name -> assertThat(service.environment().get(name)).as(name).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("ourServices")
  void setsEveryAddressOfAnotherContainer(Compose.Service service) {
    Set<String> read = new TreeSet<>(Setting.of(service.name()).keySet());
    read.retainAll(ELSEWHERE);
    assertThat(service.environment()).containsKeys(keys(read));
  }

  @ParameterizedTest
  @MethodSource("ourServices")
  void knowsWhetherASettingWithoutDefaultIsRequired(Compose.Service service) {
    Set<String> known = new TreeSet<>(REQUIRED.get(service.name()));
    known.addAll(MAY_BE_EMPTY);
    assertThat(Setting.of(service.name()).values())
        .filteredOn(setting -> !setting.hasDefault())
        .extracting(Setting::variable)
        .isSubsetOf(known);
  }

  @ParameterizedTest
  @MethodSource("services")
  void givesNobodyPrivileges(Compose.Service service) {
    assertThat(service.node())
        .doesNotContainKeys("privileged", "cap_add", "devices", "pid", "ipc", "userns_mode");
    assertThat(service.list("cap_drop")).containsExactly("ALL");
    assertThat(service.list("security_opt")).containsExactly("no-new-privileges:true");
    assertThat(service.list("volumes")).noneMatch(mount -> mount.contains("docker.sock"));
  }

  @ParameterizedTest
  @MethodSource("services")
  void runsNobodyAsRoot(Compose.Service service) {
    if (NOT_ROOT_ANYWAY.contains(service.name())) {
      assertThat(service.node()).doesNotContainKey("user");
    } else {
      assertThat(service.string("user")).matches("[a-z]+|[1-9]\\d*:[1-9]\\d*").isNotEqualTo("root");
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void letsNobodyWriteToTheirImage_whoCanDoWithout(Compose.Service service) {
    assertThat(Boolean.TRUE.equals(service.node().get("read_only")))
        .isEqualTo(!WRITING_TO_THEIR_IMAGE.contains(service.name()));
  }

  @ParameterizedTest
  @MethodSource("ourServices")
  void givesOurServicesALittleRoom(Compose.Service service) {
    assertThat(service.list("tmpfs")).singleElement().asString().startsWith("/tmp:");
    assertThat(service.node()).containsKey("mem_limit");
  }

  @ParameterizedTest
  @MethodSource("services")
  void checksTheHealthOfEveryService(Compose.Service service) {
    assertThat(service.has("healthcheck") || service.dockerfile().has("HEALTHCHECK")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("services")
  void startsEveryServiceAgain(Compose.Service service) {
    assertThat(service.string("restart")).isEqualTo("unless-stopped");
  }

  @ParameterizedTest
  @MethodSource("services")
  void waitsForOthersUntilTheyAreHealthy(Compose.Service service) {
    service
        .child("depends_on")
        .forEach(
            (other, condition) -> {
              assertThat(COMPOSE.services()).containsKey(other);
              assertThat(condition).isEqualTo(Map.of("condition", "service_healthy"));
            });
  }

  @ParameterizedTest
  @MethodSource("services")
  void publishesPortsOnLoopbackOnly(Compose.Service service) {
    assertThat(service.list("ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
    assertThat(service.node()).doesNotContainKey("network_mode");
  }

  @ParameterizedTest
  @MethodSource("services")
  void pinsTheImage(Compose.Service service) {
    assertThat(service.string("image"))
        .matches("[a-z/-]+:[A-Za-z0-9._-]+")
        .doesNotEndWith("latest");
  }

  @ParameterizedTest
  @MethodSource("services")
  void mountsDeclaredVolumesAndFilesThatExist(Compose.Service service) {
    for (String mount : service.list("volumes")) {
      String source = mount.substring(0, mount.indexOf(':'));
      if (source.startsWith("./")) {
        assertThat(Checkout.path(source)).isRegularFile();
        assertThat(mount).endsWith(":ro");
      } else {
        assertThat(COMPOSE.volumes()).contains(source);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void takesSecretsFromVariablesThatMustBeSet(Compose.Service service) {
    Pattern secret = Pattern.compile(".*(PASSWORD|SECRET).*");
    Map<String, Object> secrets =
        service.environment().entrySet().stream()
            .filter(variable -> secret.matcher(variable.getKey()).matches())
            .filter(variable -> variable.getValue() != null)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(secrets).allSatisfy((name, value) -> assertThat(value).asString().contains(":?"));
  }

  @Test
  void documentsEveryVariable() {
    Set<String> documented =
        Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]*)=")
            .matcher(Checkout.text(".env.example"))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(COMPOSE.variables());
  }

  @Test
  void documentsWhatMustBeSetAsEmpty() {
    Set<String> mandatory =
        Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*):\\?")
            .matcher(COMPOSE.text())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> empty =
        Pattern.compile("(?m)^([A-Z][A-Z0-9_]*)=$")
            .matcher(Checkout.text(".env.example"))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(empty).isEqualTo(mandatory).isNotEmpty();
  }

  private static String[] keys(Set<String> names) {
    return names.toArray(String[]::new);
  }
}
