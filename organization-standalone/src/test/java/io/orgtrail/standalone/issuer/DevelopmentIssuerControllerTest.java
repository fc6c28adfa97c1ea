package io.orgtrail.standalone.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orgtrail.web.WebConfiguration;
import jakarta.servlet.Filter;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class DevelopmentIssuerControllerTest {
  private static final String URI = "http://127.0.0.1:8081/dev";
  private static final DevelopmentKey KEY = DevelopmentKey.generate();

  private final AnnotationConfigWebApplicationContext context =
      new AnnotationConfigWebApplicationContext();
  private MockMvc mvc;

  @BeforeEach
  void startAsPartOfASecuredService() {
    TestPropertyValues.of("organization.jwt.issuer-uri=" + URI).applyTo(context);
    context.setServletContext(new MockServletContext());
    context.register(
        SecuredService.class, WebConfiguration.class, DevelopmentIssuerConfiguration.class);
    context.refresh();
    Filter security = context.getBean("springSecurityFilterChain", Filter.class);
    mvc = MockMvcBuilders.webAppContextSetup(context).addFilters(security).build();
  }

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  void issuesTokensThatItsPublicKeysVerify() throws Exception {
    String keys = body(get("/dev/jwks").header("Host", "localhost:8081"));
    String answer = body(tokens("{\"sub\":\"alice\",\"account_role\":\"ADMIN\"}"));

    SignedJWT token = SignedJWT.parse(JsonPath.<String>read(answer, "$.token"));
    JWKSet keySet = JWKSet.parse(keys);
    assertThat(keySet.containsNonPublicKeys()).isFalse();
    assertThat(token.verify(new RSASSAVerifier(keySet.getKeys().get(0).toRSAKey()))).isTrue();
    assertThat(token.getJWTClaimsSet().getStringClaim("account_role")).isEqualTo("ADMIN");
    assertThat(token.getJWTClaimsSet().getClaims()).doesNotContainKey("expiresInSeconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8081", "LOCALHOST", "[::1]:8081"})
  void answersLoopbackHosts(String host) throws Exception {
    mvc.perform(tokens("{\"sub\":\"alice\"}", host)).andExpect(status().isOk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io:8081", ""})
  void answersNoOtherHost(String host) throws Exception {
    mvc.perform(tokens("{\"sub\":\"alice\"}", host))
        .andExpect(status().isForbidden())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.type").value("urn:orgtrail:problem:forbidden"));
    mvc.perform(get("/dev/jwks").header("Host", host)).andExpect(status().isForbidden());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "nonsense"})
  void takesNothingButJson(String contentType) throws Exception {
    mvc.perform(
            post("/dev/tokens")
                .header("Host", "localhost")
                .header("Content-Type", contentType)
                .content("{\"sub\":\"alice\"}"))
        .andExpect(status().isUnsupportedMediaType())
        .andExpect(jsonPath("$.code").value("UNSUPPORTED_MEDIA_TYPE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"sub\":\" \"}", "{\"sub\":7}", "{\"sub\":null}"})
  void namesTheSubThatIsMissing(String body) throws Exception {
    mvc.perform(tokens(body))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.code").value("INVALID"))
        .andExpect(jsonPath("$.instance").value("/dev/tokens"))
        .andExpect(jsonPath("$.fields[0].field").value("sub"));
  }

  @Test
  void namesALifetimeThatIsNoNumber() throws Exception {
    mvc.perform(tokens("{\"sub\":\"alice\",\"expiresInSeconds\":\"soon\"}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.fields[0].field").value("expiresInSeconds"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{", "null-ish"})
  void refusesWhatIsNoObject(String body) throws Exception {
    mvc.perform(tokens(body))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.code").value("INVALID"));
  }

  @Test
  void leavesTheRestOfTheServiceClosed() throws Exception {
    mvc.perform(get("/organizations")).andExpect(status().isUnauthorized());
  }

  private String body(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request)
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static MockHttpServletRequestBuilder tokens(String body) {
    return tokens(body, "127.0.0.1:8081");
  }

  private static MockHttpServletRequestBuilder tokens(String body, String host) {
    return post("/dev/tokens")
        .header("Host", host)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebMvc
  @EnableWebSecurity
  static class SecuredService {
    @Bean
    MeterRegistry meterRegistry() {
      return new SimpleMeterRegistry();
    }

    @Bean
    DevelopmentIssuer issuer() {
      return new DevelopmentIssuer(KEY, URI, "organization", Clock.systemUTC());
    }
  }
}
