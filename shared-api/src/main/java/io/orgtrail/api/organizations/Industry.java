package io.orgtrail.api.organizations;

import java.util.List;

/**
 * An industry to choose from.
 *
 * @param value what commands carry
 * @param label what people read
 */
public record Industry(String value, String label) {

  private static final List<Industry> ALL =
      List.of(
          new Industry("aerospace-defense", "Aerospace and defense"),
          new Industry("agriculture", "Agriculture"),
          new Industry("ai-ml", "Artificial intelligence and machine learning"),
          new Industry("automotive", "Automotive"),
          new Industry("construction", "Construction"),
          new Industry("education", "Education"),
          new Industry("energy", "Energy and utilities"),
          new Industry("finance", "Finance and insurance"),
          new Industry("government", "Government"),
          new Industry("healthcare", "Healthcare and life sciences"),
          new Industry("hospitality", "Hospitality and travel"),
          new Industry("legal", "Legal"),
          new Industry("logistics", "Logistics and transportation"),
          new Industry("manufacturing", "Manufacturing"),
          new Industry("media", "Media and entertainment"),
          new Industry("nonprofit", "Nonprofit"),
          new Industry("professional-services", "Professional services"),
          new Industry("real-estate", "Real estate"),
          new Industry("research", "Research"),
          new Industry("retail", "Retail and e-commerce"),
          new Industry("robotics", "Robotics"),
          new Industry("technology", "Technology"),
          new Industry("telecommunications", "Telecommunications"),
          new Industry("other", "Other"));

  /** All industries, in the order to show them. */
  public static List<Industry> all() {
    return ALL;
  }

  /** Whether commands may carry this value. */
  public static boolean isKnown(String value) {
    return ALL.stream().anyMatch(industry -> industry.value().equals(value));
  }
}
