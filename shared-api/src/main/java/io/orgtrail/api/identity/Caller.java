package io.orgtrail.api.identity;

import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * Who gives a command or asks a question, as their token says.
 *
 * @param userId the token's {@code sub}
 * @param email their e-mail address, {@code null} when the token has none
 * @param emailVerified whether the issuer has verified it
 * @param name what they are called, {@code null} when the token does not say
 * @param account the tenant they belong to
 * @param accountRole their role in that tenant, {@code null} when the token does not say
 * @param operator whether they run the installation
 */
public record Caller(
    String userId,
    EmailAddress email,
    boolean emailVerified,
    PersonName name,
    String account,
    String accountRole,
    boolean operator) {

  /** The scope that makes a caller an operator. */
  public static final String OPERATOR_SCOPE = "organization:operator";

  /** The account of whoever's token names none. */
  public static final String DEFAULT_ACCOUNT = "default";

  private static final int MAX_CLAIM = 255;

  /**
   * Reads the claims of a verified token.
   *
   * @throws IllegalArgumentException when a claim cannot be used; the message names it
   */
  public static Caller from(Map<String, Object> claims) {
    var userId = text(claims, "sub");
    if (userId == null) {
      throw new IllegalArgumentException("the token has no sub");
    }
    var account = text(claims, "account");
    return new Caller(
        userId,
        EmailAddress.parse(text(claims, "email")).orElse(null),
        Boolean.parseBoolean(String.valueOf(claims.get("email_verified"))),
        PersonName.of(text(claims, "name")),
        account == null ? DEFAULT_ACCOUNT : account,
        text(claims, "account_role"),
        hasScope(claims.get("scope"), OPERATOR_SCOPE));
  }

  /** Whether a {@code scope} claim (one string, or a list) contains the scope. */
  public static boolean hasScope(Object claim, String scope) {
    if (claim instanceof Collection<?> scopes) {
      return scopes.contains(scope);
    }
    return claim instanceof String scopes && Arrays.asList(scopes.split(" ")).contains(scope);
  }

  private static String text(Map<String, Object> claims, String claim) {
    if (!(claims.get(claim) instanceof String value) || value.isBlank()) {
      return null;
    }
    if (value.length() > MAX_CLAIM || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "the token's " + claim + " must be at most " + MAX_CLAIM + " characters, without NUL");
    }
    return value;
  }
}
