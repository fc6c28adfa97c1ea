package io.orgtrail.api.organizations;

/**
 * Seats of each plan, from the settings.
 *
 * @param freemium seats of FREEMIUM, {@code null} for no limit
 * @param premium seats of PREMIUM, {@code null} for no limit
 */
public record SeatLimits(Integer freemium, Integer premium) {

  /** What holds when the settings say nothing: FREEMIUM 10, PREMIUM without limit. */
  public static final SeatLimits DEFAULT = new SeatLimits(10, null);

  /** The limit in force: an operator's beats the plan's; {@code null} when there is none. */
  public Integer limit(Plan plan, Integer operatorsLimit) {
    return operatorsLimit != null ? operatorsLimit : plan == Plan.PREMIUM ? premium : freemium;
  }
}
