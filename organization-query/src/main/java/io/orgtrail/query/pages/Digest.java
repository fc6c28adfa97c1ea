package io.orgtrail.query.pages;

import io.orgtrail.api.messages.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A short name for a value: the same for the same JSON. */
final class Digest {

  private static final int BYTES = 15;

  private Digest() {}

  static String of(Object value) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(Json.mapper().writeValueAsBytes(value));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
