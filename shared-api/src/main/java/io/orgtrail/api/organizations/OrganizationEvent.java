package io.orgtrail.api.organizations;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Target;
import io.orgtrail.api.personal.Person;
import io.orgtrail.api.personal.TellsOfPeople;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to an organization as a whole; all in the organization's own stream. */
public sealed interface OrganizationEvent extends Event {

  /** An organization came to be; its creator follows as {@code MemberAdded}. */
  @Revision("1")
  record OrganizationCreated(
      String organizationId,
      String account,
      String slug,
      String name,
      Profile profile,
      Kind kind,
      @Nullable String parentOrganizationId,
      Plan plan)
      implements OrganizationEvent, TellsOfPeople {

    @Override
    public List<Person> about(String field, String actor) {
      return List.of();
    }
  }

  /**
   * It was kept elsewhere before: follows {@link OrganizationCreated}, before its members.
   *
   * @param source where it comes from
   * @param createdAt when it came to be there
   */
  @Revision("1")
  record OrganizationImported(String organizationId, String source, Instant createdAt)
      implements OrganizationEvent {}

  /** It has another name. */
  @Revision("1")
  record OrganizationRenamed(String organizationId, String name, String previousName)
      implements OrganizationEvent {}

  /** It has another slug; the previous one is free. */
  @Revision("1")
  record OrganizationSlugChanged(String organizationId, String slug, String previousSlug)
      implements OrganizationEvent {}

  /** It tells something else about itself. */
  @Revision("1")
  record OrganizationProfileChanged(String organizationId, Profile profile, Profile previousProfile)
      implements OrganizationEvent, TellsOfPeople {

    @Override
    public List<Person> about(String field, String actor) {
      return List.of();
    }
  }

  /** It pays for something else. */
  @Revision("1")
  record PlanChanged(String organizationId, Plan plan, Plan previousPlan)
      implements OrganizationEvent {}

  /** An operator set its seats; {@code null} leaves them to the plan. */
  @Revision("1")
  record SeatLimitSet(
      String organizationId, @Nullable Integer limit, @Nullable Integer previousLimit)
      implements OrganizationEvent {}

  /** It is gone, with everything in it, and can be restored for a while; slug and name are free. */
  @Revision("1")
  record OrganizationDeleted(String organizationId, String slug, String name)
      implements OrganizationEvent {}

  /**
   * It is back, with everything in it but the invitations and requests to join that waited.
   *
   * @param previousSlug its slug before it was deleted
   * @param previousName its name before it was deleted
   */
  @Revision("1")
  record OrganizationRestored(
      String organizationId, String slug, String name, String previousSlug, String previousName)
      implements OrganizationEvent {}

  /** A member works in this organization now. */
  @Revision("1")
  record ActiveOrganizationSwitched(String organizationId, String userId)
      implements OrganizationEvent {
    @Override
    public Target target() {
      return Target.member(userId);
    }
  }

  /**
   * It has a cache of that size.
   *
   * @param previousPodType the size before, {@code null} when it had none
   */
  @Revision("1")
  record CacheApplied(String organizationId, PodType podType, @Nullable PodType previousPodType)
      implements OrganizationEvent {}

  /** It has no cache any more. */
  @Revision("1")
  record CacheDestroyed(String organizationId, PodType previousPodType)
      implements OrganizationEvent {}
}
