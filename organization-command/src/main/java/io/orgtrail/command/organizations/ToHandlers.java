package io.orgtrail.command.organizations;

import java.lang.reflect.Member;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.common.annotation.AnnotationUtils;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.ForwardingMode;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.EntityModel;

/**
 * Forwards an event to a part only when that, or a part of it, has a handler for it, and looks for
 * one once for each type: to look in every part for every event takes longer than to handle it.
 */
public final class ToHandlers implements ForwardingMode<EventMessage<?>> {

  private final Map<Class<?>, Boolean> handled = new ConcurrentHashMap<>();
  private AggregateModel<?> part;
  private boolean hasParts;

  @Override
  public void initialize(Member member, EntityModel childEntity) {
    part = (AggregateModel<?>) childEntity;
    hasParts =
        Stream.of(part.entityClass().getDeclaredFields())
            .anyMatch(field -> AnnotationUtils.isAnnotationPresent(field, AggregateMember.class));
  }

  @Override
  public <E> Stream<E> filterCandidates(EventMessage<?> event, Stream<E> candidates) {
    return handled.computeIfAbsent(event.getPayloadType(), type -> isHandled(event))
        ? candidates
        : Stream.empty();
  }

  private boolean isHandled(EventMessage<?> event) {
    return hasParts
        || part.allEventHandlers().values().stream()
            .flatMap(Collection::stream)
            .anyMatch(handler -> handler.canHandle(event));
  }
}
