package io.orgtrail.benchmarks.load;

import io.orgtrail.api.messages.Command;
import io.orgtrail.benchmarks.people.Person;

/** A command and who gives it. */
public record Order(Person caller, Command command) {}
