package io.orgtrail.command.organizations;

import static io.orgtrail.command.testing.Acme.acme;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.organizations.OrganizationCommand.ApplyCache;
import io.orgtrail.api.organizations.OrganizationCommand.DestroyCache;
import io.orgtrail.api.organizations.OrganizationEvent.CacheApplied;
import io.orgtrail.api.organizations.OrganizationEvent.CacheDestroyed;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.command.testing.Acme;
import org.junit.jupiter.api.Test;

class CacheCommandsTest {

  private static final CacheApplied SMALL = new CacheApplied("acme", PodType.SMALL, null);

  private static Acme withSmallCache() {
    return acme().given(SMALL);
  }

  @Test
  void ordersACache() {
    acme().when("alice", new ApplyCache("acme", PodType.SMALL)).thenEvents(SMALL);
  }

  @Test
  void ordersAnotherSize() {
    withSmallCache()
        .when("alice", new ApplyCache("acme", PodType.HIGH))
        .thenEvents(new CacheApplied("acme", PodType.HIGH, PodType.SMALL));
  }

  @Test
  void changesNothing_whenTheSizeIsTheSame() {
    withSmallCache().when("alice", new ApplyCache("acme", PodType.SMALL)).thenNothing();
  }

  @Test
  void takesTheCacheAway() {
    withSmallCache()
        .when("alice", new DestroyCache("acme"))
        .thenEvents(new CacheDestroyed("acme", PodType.SMALL));
  }

  @Test
  void changesNothing_whenThereIsNone() {
    acme().when("alice", new DestroyCache("acme")).thenNothing();
    withSmallCache()
        .given(new CacheDestroyed("acme", PodType.SMALL))
        .when("alice", new DestroyCache("acme"))
        .thenNothing();
  }

  @Test
  void isNewAgain_afterItWasTakenAway() {
    withSmallCache()
        .given(new CacheDestroyed("acme", PodType.SMALL))
        .when("alice", new ApplyCache("acme", PodType.SMALL))
        .thenEvents(SMALL);
  }

  @Test
  void isForAdminsButNotForMembers() {
    var acme = acme().with("adam", "ADMIN").with("bob", "MEMBER");

    acme.when("adam", new ApplyCache("acme", PodType.SMALL)).thenEvents(SMALL);
    acme.when("bob", new ApplyCache("acme", PodType.SMALL)).thenRejected(ErrorCode.FORBIDDEN);
    acme.when("bob", new DestroyCache("acme")).thenRejected(ErrorCode.FORBIDDEN);
  }
}
