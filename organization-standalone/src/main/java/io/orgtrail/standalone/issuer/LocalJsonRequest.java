package io.orgtrail.standalone.issuer;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A request as only a program on this machine sends it: a web page elsewhere can neither send JSON
 * here without being asked, nor call this host by a loopback name.
 */
record LocalJsonRequest(HttpServletRequest request) {
  private static final Pattern LOOPBACK =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);
  private static final int MAX_BYTES = 64 * 1024;

  void requireLoopbackHost() {
    String host = Optional.ofNullable(request.getHeader("Host")).orElse("");
    if (!LOOPBACK.matcher(host).matches()) {
      throw new RejectedException(ErrorCode.FORBIDDEN, "Only a loopback host is answered");
    }
  }

  byte[] body() throws IOException {
    if (!isJson(request.getContentType())) {
      throw new RejectedException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send Content-Type: application/json");
    }
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw new RejectedException(ErrorCode.TOO_LARGE, "A token request has at most 64 KiB");
    }
    return body;
  }

  private static boolean isJson(String contentType) {
    try {
      return contentType != null
          && MediaType.parseMediaType(contentType).equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
