package io.orgtrail.client.errors;

/** Whatever keeps a request from being done: see its two kinds. */
public abstract sealed class OrganizationClientException extends RuntimeException
    permits RequestRejectedException, RequestUnansweredException {

  private static final long serialVersionUID = 1L;

  OrganizationClientException(String message, Throwable cause) {
    super(message, cause);
  }
}
