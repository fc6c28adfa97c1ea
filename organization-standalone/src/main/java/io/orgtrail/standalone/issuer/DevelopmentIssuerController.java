package io.orgtrail.standalone.issuer;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Tokens on request, and the keys to verify them; no part of the API that is described. */
@Hidden
@RestController
@RequestMapping("/dev")
class DevelopmentIssuerController {
  private final DevelopmentIssuer issuer;
  private final JsonMapper json = new JsonMapper();

  DevelopmentIssuerController(DevelopmentIssuer issuer) {
    this.issuer = issuer;
  }

  /** The JWK set with the public key of this run. */
  @GetMapping("/jwks")
  Map<String, Object> keys(HttpServletRequest request) {
    new LocalJsonRequest(request).requireLoopbackHost();
    return issuer.key().publicKeys();
  }

  /**
   * Takes a JSON object of claims and answers a signed token: 400 without {@code sub}, 403 for
   * another than a loopback host, 415 for anything but JSON.
   */
  @PostMapping("/tokens")
  Map<String, String> issue(HttpServletRequest request) throws IOException {
    LocalJsonRequest local = new LocalJsonRequest(request);
    local.requireLoopbackHost();
    return Map.of("token", issuer.issue(TokenRequest.parse(json, local.body())));
  }
}
