package io.orgtrail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MissingIssuerTest {

  @Test
  void doesNotStartUntilItIsToldWhoseTokensCount(CapturedOutput output) {
    var application =
        new SpringApplicationBuilder(WebTestApplication.class)
            .properties("server.port=0", "organization.jwt.issuer-uri=");
    assertThatThrownBy(application::run).isInstanceOf(RuntimeException.class);
    assertThat(output).contains("ORGANIZATION_JWT_ISSUER_URI").doesNotContain("\tat ");
  }

  @Test
  void startsWithAnIssuerThatCannotBeReached() {
    var application =
        new SpringApplicationBuilder(WebTestApplication.class)
            .properties("server.port=0", "organization.jwt.issuer-uri=http://127.0.0.1:1");
    try (var context = application.run()) {
      assertThat(context.isRunning()).isTrue();
      var port = context.getEnvironment().getProperty("local.server.port", Integer.class);
      var token = new TestIssuer().token("alice");
      var answer = new Client(port).get("/caller", "Authorization", "Bearer " + token);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.<String>json("$.code")).isEqualTo("UNAVAILABLE");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
  }
}
