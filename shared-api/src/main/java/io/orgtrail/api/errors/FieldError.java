package io.orgtrail.api.errors;

/**
 * What is wrong with one field.
 *
 * @param field path of the field, e.g. {@code invitations[3].email}
 * @param message the rule it breaks
 */
public record FieldError(String field, String message) {}
