package io.orgtrail.client.teams;

import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.teams.TeamCommand.UpdateTeam;

/** What is to change about a team: what is not said stays, {@code null} clears. */
public final class TeamChanges {

  private Patch<String> name = Patch.absent();
  private Patch<String> slug = Patch.absent();
  private Patch<String> description = Patch.absent();
  private Patch<String> color = Patch.absent();

  TeamChanges() {}

  /** Its name. */
  public TeamChanges name(String value) {
    name = Patch.to(value);
    return this;
  }

  /** Its slug, unique in the organization. */
  public TeamChanges slug(String value) {
    slug = Patch.to(value);
    return this;
  }

  /** What it is for. */
  public TeamChanges description(String value) {
    description = Patch.to(value);
    return this;
  }

  /** What colour to show it in, {@code #RRGGBB}. */
  public TeamChanges color(String value) {
    color = Patch.to(value);
    return this;
  }

  UpdateTeam of(String organizationId, String teamId) {
    return new UpdateTeam(organizationId, teamId, name, slug, description, color);
  }
}
