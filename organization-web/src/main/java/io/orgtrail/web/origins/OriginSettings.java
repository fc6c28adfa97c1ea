package io.orgtrail.web.origins;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose pages may call the service from a browser.
 *
 * @param allowedOrigins each as a browser names it, {@code https://app.example.com}; none unless
 *     said
 */
@ConfigurationProperties("organization.http")
public record OriginSettings(@DefaultValue List<String> allowedOrigins) {

  private static final Pattern ORIGIN = Pattern.compile("https?://[^\\s/*?#@]+");

  public OriginSettings {
    allowedOrigins = allowedOrigins.stream().map(String::strip).toList();
    allowedOrigins.forEach(OriginSettings::requireOrigin);
  }

  private static void requireOrigin(String origin) {
    if (!ORIGIN.matcher(origin).matches()) {
      throw new IllegalArgumentException(
          "ORGANIZATION_ALLOWED_ORIGINS lists '%s'; an origin is like https://app.example.com"
              .formatted(origin));
    }
  }
}
