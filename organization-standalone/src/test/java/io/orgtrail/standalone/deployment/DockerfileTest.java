package io.orgtrail.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfileTest {
  static Stream<String> services() {
    return Compose.read().ours().stream().map(Compose.Service::name);
  }

  @ParameterizedTest
  @MethodSource("services")
  void copiesFilesThatExist(String service) {
    assertThat(dockerfile(service).sources())
        .isNotEmpty()
        .allSatisfy(source -> assertThat(Checkout.path(source)).exists());
  }

  @ParameterizedTest
  @MethodSource("services")
  void buildsItsModule(String service) {
    assertThat(Pom.read("pom.xml").modules()).contains(service);
    assertThat(dockerfile(service).text("RUN"))
        .contains("--projects " + service + " ")
        .contains("--also-make");
  }

  @ParameterizedTest
  @MethodSource("services")
  void unpacksTheJarThatTheBuildMakes(String service) {
    String jar = group(dockerfile(service).text("RUN"), "-jar (\\S+)");
    assertThat(FileSystems.getDefault().getPathMatcher("glob:" + jar))
        .matches(glob -> glob.matches(Path.of(service, "target", Pom.runnableJar(service))));
  }

  @ParameterizedTest
  @MethodSource("services")
  void runsTheJarThatWasUnpacked(String service) {
    String jar = group(dockerfile(service).text("RUN"), "--application-filename (\\S+)");
    assertThat(dockerfile(service).inImage("ENTRYPOINT"))
        .containsExactly("[\"java\", \"-jar\", \"%s\"]".formatted(jar));
  }

  @ParameterizedTest
  @MethodSource("services")
  void copiesEveryLayer(String service) {
    String layers = group(dockerfile(service).text("RUN"), "--destination (\\S+)");
    assertThat(dockerfile(service).inImage("COPY"))
        .containsExactlyElementsOf(
            Stream.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application")
                .map(layer -> "--from=build %s/%s/ ./".formatted(layers, layer))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("services")
  void runsAsAUserWithoutPower(String service) {
    List<String> users = dockerfile(service).inImage("USER");
    assertThat(users).isNotEmpty();
    assertThat(users.get(users.size() - 1)).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
  }

  @ParameterizedTest
  @MethodSource("services")
  void letsThatUserChangeNothingOfTheImage(String service) {
    Dockerfile file = dockerfile(service);
    assertThat(file.inImage("COPY")).noneMatch(copy -> copy.contains("--chown"));
    assertThat(file.text("RUN")).doesNotContain("chmod", "chown", "sudo", "curl", "wget");
    assertThat(file.has("ADD")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("services")
  void bakesNoSecretIntoTheImage(String service) {
    Dockerfile file = dockerfile(service);
    assertThat(file.has("ARG")).isFalse();
    assertThat(file.text("ENV")).doesNotContain("PASSWORD", "SECRET", "TOKEN", "JAAS");
    assertThat(Checkout.text(".dockerignore").lines()).contains(".*", "data");
  }

  @ParameterizedTest
  @MethodSource("services")
  void asksWhetherTheServiceIsReady(String service) {
    String check = dockerfile(service).inImage("HEALTHCHECK").get(0);
    String variable = group(check, "\\$\\{([A-Z_]+):-\\d+}");
    String port = group(check, "\\$\\{[A-Z_]+:-(\\d+)}");
    assertThat(check).contains("GET /actuator/health/readiness ");
    assertThat(Setting.of(service).get(variable)).isEqualTo(new Setting(variable, port));
    assertThat(dockerfile(service).inImage("EXPOSE")).containsExactly(port);
  }

  @ParameterizedTest
  @MethodSource("services")
  void listensOnEveryAddressWithinTheMemoryOfTheContainer(String service) {
    assertThat(Setting.of(service)).containsKey("ORGANIZATION_BIND_ADDRESS");
    assertThat(String.join("\n", dockerfile(service).inImage("ENV")))
        .contains("ORGANIZATION_BIND_ADDRESS=0.0.0.0", "-XX:MaxRAMPercentage=");
  }

  @ParameterizedTest
  @MethodSource("services")
  void pinsTheImagesItStandsOn(String service) {
    assertThat(dockerfile(service).text("FROM").lines())
        .hasSize(2)
        .allMatch(image -> image.matches("[a-z-]+:\\d[a-z0-9.-]+( AS build)?"));
  }

  @Test
  void letsTheSourcesIntoTheBuild() {
    List<Path> needed =
        Stream.concat(
                Stream.of("pom.xml"),
                Pom.read("pom.xml").modules().stream()
                    .flatMap(
                        module -> Stream.of(module, module + "/pom.xml", module + "/src/main")))
            .map(Path::of)
            .toList();
    assertThat(Checkout.text(".dockerignore").lines())
        .filteredOn(line -> !line.startsWith("#"))
        .isNotEmpty()
        .allSatisfy(
            pattern ->
                assertThat(needed)
                    .noneMatch(
                        FileSystems.getDefault().getPathMatcher("glob:" + pattern)::matches));
  }

  private static Dockerfile dockerfile(String service) {
    return Dockerfile.read(service + "/Dockerfile");
  }

  private static String group(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
