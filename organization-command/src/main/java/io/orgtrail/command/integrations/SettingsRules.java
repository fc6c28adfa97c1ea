package io.orgtrail.command.integrations;

import static io.orgtrail.command.deciding.Rules.rejectField;

import io.orgtrail.api.errors.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells references from secrets: what an event says it says for ever. */
final class SettingsRules {

  /** Names of what gives access to whoever has it. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)secret|passw(or)?d|passphrase|pwd|(^|[-_. ])pass$|(?<!max[-_. ]?)token(?!i[sz])|credential"
              + "|(private|access|api|account|shared|signing|master|hmac)[-_. ]?key"
              + "|connection[-_. ]?string|sas[-_. ]?(url|uri|key)|bearer|authorization");

  /** Names of what only says where a secret is, or how it is used. */
  private static final Pattern REFERENCE_NAME =
      Pattern.compile(
          "(?i)(arn|name|ref|reference|path|location|prefix|region|bucket|vault|manager|store"
              + "|type|provider|source|version|issuer|audience|scope|endpoint|ttl|seconds"
              + "|(?<!secret[-_. ]?)id|(?<!sas[-_. ]?)(url|uri))s?$");

  /** Names that say nothing by themselves. */
  private static final Pattern PLAIN_NAME =
      Pattern.compile("(?i)value|data|text|content|plain|raw|json|key");

  /** What is no secret whatever its name: nothing, a switch, the place of a secret. */
  private static final Pattern REFERENCE_VALUE =
      Pattern.compile(
          "(?i)|true|false|arn:[a-z-]+:[a-z0-9-]+:\\S*|projects/[^/\\s]+/secrets/\\S+"
              + "|https://[a-z0-9-]+\\.vault\\.azure\\.net/[^?\\s]*");

  /** What well-known secrets look like, wherever they stand in a value. */
  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY"
              + "|\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"
              + "|\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\."
              + "|\\bgh[pousr]_[A-Za-z0-9]{30,}"
              + "|\\bgithub_pat_[A-Za-z0-9_]{20,}"
              + "|\\bglpat-[A-Za-z0-9_-]{20,}"
              + "|\\bxox[abeprs]-[A-Za-z0-9-]{10,}"
              + "|\\b[sr]k_(live|test)_[A-Za-z0-9]{16,}"
              + "|\\bsk-[A-Za-z0-9_-]{32,}"
              + "|\\bhf_[A-Za-z0-9]{30,}"
              + "|\\bAIza[A-Za-z0-9_-]{35}"
              + "|\\bya29\\.[A-Za-z0-9_-]{20,}"
              + "|\\bwhsec_[A-Za-z0-9+/=]{20,}"
              + "|(?i)\\b(bearer|basic) [A-Za-z0-9+/=._-]{16,}"
              + "|(accountkey|sharedaccesskey|access_?token|api_?key|password|pwd|secret)"
              + "\\s*=\\s*\\S"
              + "|[a-z][a-z0-9+.-]{0,20}://[^/@\\s:]*:[^/@\\s]+@"
              + "|(^|[?&])(sig|x-amz-signature|x-goog-signature)=");

  /** Forty characters of Base64, as mixed as chance makes them: an AWS secret access key. */
  private static final Pattern AWS_SECRET =
      Pattern.compile(
          "(?=([^a-z]*[a-z]){6})(?=([^A-Z]*[A-Z]){6})(?=[^0-9]*[0-9])[A-Za-z0-9/+]{40}");

  private SettingsRules() {}

  /** Refuses settings of which one looks like a secret, and names it without repeating it. */
  static void requireNoSecret(Map<String, ?> settings) {
    settings.forEach((name, value) -> requireNoSecret("settings." + name, name, value));
  }

  private static void requireNoSecret(String field, String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      var named = map.get("name") instanceof String own ? name + "." + own : name;
      map.forEach(
          (key, nested) ->
              requireNoSecret(field + "." + key, telling(key.toString(), named), nested));
    } else if (value instanceof List<?> list) {
      for (var i = 0; i < list.size(); i++) {
        requireNoSecret(field + "[" + i + "]", name, list.get(i));
      }
    } else if (value != null
        && !(value instanceof Boolean)
        && isSecret(name, value.toString().strip())) {
      throw rejectField(
          ErrorCode.SECRET_IN_SETTINGS,
          field,
          "looks like a secret; keep it elsewhere and name the place");
    }
  }

  /** A plain name such as "value" tells what the settings around it tell. */
  private static String telling(String name, String around) {
    return PLAIN_NAME.matcher(name).matches() ? around : name;
  }

  private static boolean isSecret(String name, String value) {
    return SECRET_VALUE.matcher(value).find()
        || !REFERENCE_NAME.matcher(name).find()
            && (isSecretByName(name, value) || AWS_SECRET.matcher(value).matches());
  }

  private static boolean isSecretByName(String name, String value) {
    return SECRET_NAME.matcher(name).find() && !REFERENCE_VALUE.matcher(value).matches();
  }
}
