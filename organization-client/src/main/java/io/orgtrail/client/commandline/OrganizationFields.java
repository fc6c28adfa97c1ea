package io.orgtrail.client.commandline;

import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.client.organizations.NewOrganization;
import io.orgtrail.client.organizations.OrganizationChanges;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What an organization says of itself. */
final class OrganizationFields {

  @Option(names = "--slug", description = "Its short name in addresses.")
  private String slug;

  @Option(names = "--description", description = "What it is.")
  private String description;

  @Option(names = "--logo", paramLabel = "<url>", description = "Its picture.")
  private String logo;

  @Option(names = "--website", paramLabel = "<url>", description = "Its pages.")
  private String website;

  @Option(names = "--industry", description = "What it does: see organization industries.")
  private String industry;

  @Option(names = "--email", description = "Where to write to.")
  private String email;

  @Option(names = "--phone", description = "Where to call.")
  private String phone;

  @Option(names = "--visibility", description = "Who sees its profile: ${COMPLETION-CANDIDATES}.")
  private Visibility visibility;

  NewOrganization in(NewOrganization organization) {
    return organization
        .slug(slug)
        .description(description)
        .logo(logo)
        .website(website)
        .industry(industry)
        .email(email)
        .phone(phone)
        .visibility(visibility);
  }

  /** What is not given stays, an empty text clears. */
  OrganizationChanges in(OrganizationChanges changes) {
    change(slug, changes::slug);
    change(description, changes::description);
    change(logo, changes::logo);
    change(website, changes::website);
    change(industry, changes::industry);
    change(email, changes::email);
    change(phone, changes::phone);
    return visibility == null ? changes : changes.visibility(visibility);
  }

  static void change(String given, Consumer<String> field) {
    if (given != null) {
      field.accept(given.isEmpty() ? null : given);
    }
  }
}
