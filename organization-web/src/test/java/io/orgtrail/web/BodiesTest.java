package io.orgtrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodiesTest extends WebTest {

  private static final int LIMIT = 65_536;

  private Client.Answer post(String body) {
    return send("POST", "/things", body, "Content-Type", "application/json");
  }

  private String chunked(int chunks) throws IOException {
    var chunk = "2000\r\n" + " ".repeat(0x2000) + "\r\n";
    return client()
        .raw(
            "POST /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + ("Authorization: Bearer " + ISSUER.token("alice") + "\r\n")
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(chunks)
                + "8\r\n{\"size\":\r\n2\r\n1}\r\n0\r\n\r\n");
  }

  @Test
  void takesWhatIsSmall() throws IOException {
    assertThat(post("{\"size\":1}" + " ".repeat(LIMIT - 10)).status()).isEqualTo(200);
    assertThat(chunked(7)).contains("HTTP/1.1 200");
  }

  @Test
  void refusesWhatIsTooLarge() throws IOException {
    var answer = post("{\"size\":1}" + " ".repeat(LIMIT - 9));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.<Map<String, Object>>json("$")).containsEntry("code", "TOO_LARGE");
    assertThat(chunked(9)).contains("HTTP/1.1 413", "\"code\":\"TOO_LARGE\"");
  }

  @Test
  void tellsWhoSendsMegabytesWhyTheyAreRefused() {
    assertThat(post("x".repeat(10 << 20)).status()).isEqualTo(413);
  }

  @Test
  void asksFirstWhoSendsIt() {
    var answer = client().send("POST", "/things", "x".repeat(LIMIT + 1));
    assertThat(answer.status()).isEqualTo(401);
  }
}
