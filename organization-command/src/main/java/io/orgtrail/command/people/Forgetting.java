package io.orgtrail.command.people;

import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.MetaDataKeys;
import io.orgtrail.api.people.PersonCommand.ForgetPerson;
import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.Person;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.eventstore.StagedEvents;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Forgets people: deletes the keys of what events tell about them, and tells every organization
 * concerned. Those events stand in a stream of their own, since the organizations' are decided by
 * others; positions are held from before they are made, so that they tell of everything before.
 */
public class Forgetting {

  private static final String TYPE = "Person";

  private final PeopleKnown people;
  private final EventStore events;

  public Forgetting(PeopleKnown people, EventStore events) {
    this.people = people;
    this.events = events;
  }

  @CommandHandler
  Map<String, Object> handle(ForgetPerson command, CommandContext context) {
    rejectIf(
        !context.caller().operator(),
        ErrorCode.FORBIDDEN,
        "Only an operator may have somebody forgotten.");
    var forgotten =
        people.forget(
            command.userId() == null
                ? Person.address(EmailAddress.of(command.email()))
                : Person.user(command.userId()));
    var userIds = command.userId() == null ? List.<String>of() : List.of(command.userId());
    var traces = people.traces(forgotten, userIds);
    rejectIf(
        traces.isEmpty(), ErrorCode.NO_SUCH_PERSON, "No event tells anything about this person.");
    publish(traces, context);
    return Map.of("organizations", traces.size());
  }

  private void publish(List<PersonForgotten> traces, CommandContext context) {
    var versions = people.versions(traces.stream().map(PersonForgotten::organizationId).toList());
    var staged = StagedEvents.of(CurrentUnitOfWork.get());
    var stream = context.derivedId("forgotten person");
    events.publish(
        IntStream.range(0, traces.size())
            .<DomainEventMessage<?>>mapToObj(
                number -> {
                  var trace = traces.get(number);
                  var version =
                      staged
                          .versionOf(trace.organizationId())
                          .orElseGet(() -> versions.get(trace.organizationId()));
                  return new GenericDomainEventMessage<>(
                      TYPE, stream, number, trace, MetaData.with(MetaDataKeys.VERSION, version));
                })
            .toList());
  }
}
