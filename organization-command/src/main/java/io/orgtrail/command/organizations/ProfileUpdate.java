package io.orgtrail.command.organizations;

import static io.orgtrail.command.deciding.Rules.rejectField;
import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.Industry;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.organizations.Profile;
import io.orgtrail.api.personal.EmailAddress;
import java.util.stream.Stream;

/** What an update makes of the present name and profile. */
record ProfileUpdate(UpdateOrganization command) {

  void requireSomething() {
    rejectIf(
        Stream.of(
                command.name(),
                command.slug(),
                command.description(),
                command.logo(),
                command.website(),
                command.industry(),
                command.email(),
                command.phone(),
                command.visibility())
            .noneMatch(Patch::isPresent),
        ErrorCode.NOTHING_TO_UPDATE,
        "At least one field must be given.");
  }

  String name(String present) {
    return command.name().map(String::strip).or(present);
  }

  Profile profile(Profile present) {
    requireKnownIndustry(command.industry().or(null));
    return new Profile(
        command.description().or(present.description()),
        command.logo().or(present.logo()),
        command.website().or(present.website()),
        command.industry().or(present.industry()),
        command.email().map(EmailAddress::of).or(present.email()),
        command.phone().or(present.phone()),
        command.visibility().or(present.visibility()));
  }

  static void requireKnownIndustry(String industry) {
    if (industry != null && !Industry.isKnown(industry)) {
      throw rejectField(
          ErrorCode.UNKNOWN_INDUSTRY, "industry", "is not one of the listed industries");
    }
  }
}
