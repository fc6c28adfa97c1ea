package io.orgtrail.command.people;

import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells operators when a key of the installation is no longer needed. */
@RestController
@Tag(name = "Personal data")
class PersonalDataKeyController {

  private final KeyRotation rotation;

  PersonalDataKeyController(KeyRotation rotation) {
    this.rotation = rotation;
  }

  /**
   * Which of the installation's keys are in use.
   *
   * @param current the number of the key that encrypts
   * @param keys how many keys of people each key has encrypted, by its number
   */
  record InUse(int current, Map<Integer, Long> keys) {}

  @GetMapping("/personal-data-keys")
  @Operation(
      operationId = "listPersonalDataKeys",
      summary = "The installation's keys that are in use",
      description =
          "An older key may leave ORGANIZATION_PERSONAL_DATA_KEYS once none of the keys of people is"
              + " encrypted with it. For operators.")
  @Refuses(ErrorCode.FORBIDDEN)
  InUse inUse(Caller caller) {
    rejectIf(!caller.operator(), ErrorCode.FORBIDDEN, "This is for operators.");
    return new InUse(rotation.current(), rotation.keys());
  }
}
