package io.orgtrail.benchmarks.people;

import io.orgtrail.api.messages.Json;
import io.orgtrail.benchmarks.http.HttpConnection;
import java.net.URI;
import java.util.Map;

/** Gives out tokens, as the development issuer of a standalone run does. */
final class Issuer implements AutoCloseable {
  private final String path;
  private final HttpConnection connection;

  Issuer(String tokenUrl) {
    URI url = URI.create(tokenUrl);
    this.path = url.getPath();
    this.connection = new HttpConnection(url.resolve("/").toString());
  }

  String token(Map<String, String> claims) {
    return connection
        .post(path, null, Json.mapper().writeValueAsString(claims))
        .json(200)
        .get("token")
        .asString();
  }

  @Override
  public void close() {
    connection.close();
  }
}
