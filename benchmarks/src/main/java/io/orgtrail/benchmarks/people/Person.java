package io.orgtrail.benchmarks.people;

import java.nio.charset.StandardCharsets;

/**
 * Somebody with a token of their own.
 *
 * @param authorization the record header of their commands, made once
 */
public record Person(String userId, String email, String name, String token, byte[] authorization) {
  static Person of(String userId, String email, String name, String token) {
    return new Person(
        userId, email, name, token, ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
  }
}
