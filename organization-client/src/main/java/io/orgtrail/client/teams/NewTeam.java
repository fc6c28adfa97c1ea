package io.orgtrail.client.teams;

import io.orgtrail.api.teams.TeamCommand.CreateTeam;

/** What a team is to be; what is not said is left to the service. */
public final class NewTeam {

  private final String name;
  private String id;
  private String slug;
  private String description;
  private String color;

  NewTeam(String name) {
    this.name = name;
  }

  /** Its id, 1 to 64 of {@code A-Z a-z 0-9 _ -}; made by the service else. */
  public NewTeam id(String value) {
    id = value;
    return this;
  }

  /** Its slug, unique in the organization; made of the name else. */
  public NewTeam slug(String value) {
    slug = value;
    return this;
  }

  /** What it is for, at most 2,000 characters. */
  public NewTeam description(String value) {
    description = value;
    return this;
  }

  /** What colour to show it in, {@code #RRGGBB}. */
  public NewTeam color(String value) {
    color = value;
    return this;
  }

  CreateTeam of(String organizationId) {
    return new CreateTeam(organizationId, id, name, slug, description, color);
  }
}
