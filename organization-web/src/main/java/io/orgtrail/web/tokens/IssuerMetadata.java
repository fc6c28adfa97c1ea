package io.orgtrail.web.tokens;

import com.nimbusds.jose.util.ResourceRetriever;
import io.orgtrail.api.messages.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an issuer publishes about itself (OpenID Connect Discovery, RFC 8414). */
record IssuerMetadata(String issuer, URL jwkSet) {

  /** Asks the issuer, at each of the places where the standards put the document. */
  static IssuerMetadata find(String issuer, ResourceRetriever retriever) throws IOException {
    IOException last = null;
    for (var place : places(issuer)) {
      try {
        return read(issuer, retriever.retrieveResource(place.toURL()).getContent());
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private static List<URI> places(String issuer) {
    var uri = URI.create(issuer);
    var path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("/$", "");
    return List.of(
        uri.resolve(path + "/.well-known/openid-configuration"),
        uri.resolve("/.well-known/openid-configuration" + path),
        uri.resolve("/.well-known/oauth-authorization-server" + path));
  }

  private static IssuerMetadata read(String issuer, String document) throws IOException {
    try {
      var json = Json.mapper().readTree(document);
      if (!issuer.equals(text(json, "issuer"))) {
        throw new IOException("it calls itself " + text(json, "issuer") + ", not " + issuer);
      }
      return new IssuerMetadata(issuer, URI.create(text(json, "jwks_uri")).toURL());
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException("its metadata cannot be read: " + e.getMessage(), e);
    }
  }

  private static String text(JsonNode json, String member) {
    return json.path(member).asString("");
  }
}
