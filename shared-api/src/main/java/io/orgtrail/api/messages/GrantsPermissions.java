package io.orgtrail.api.messages;

import java.util.List;

/** A command that gives permissions to a role: the caller must hold every one of them. */
public interface GrantsPermissions {

  /** Names of the permissions given, e.g. {@code members:manage}; some may be unknown. */
  List<String> permissions();
}
