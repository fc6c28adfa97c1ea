package io.orgtrail.command.deciding;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;

/** Gives command handlers their {@link CommandContext} as a parameter. */
public final class CommandContextResolver implements ParameterResolverFactory {

  private static final ParameterResolver<CommandContext> RESOLVER =
      new ParameterResolver<>() {
        @Override
        public CommandContext resolveParameterValue(Message<?> message) {
          return (CommandContext) message.getMetaData().get(CommandContext.KEY);
        }

        @Override
        public boolean matches(Message<?> message) {
          return message.getMetaData().containsKey(CommandContext.KEY);
        }
      };

  @Override
  public ParameterResolver<?> createInstance(
      Executable executable, Parameter[] parameters, int index) {
    return parameters[index].getType() == CommandContext.class ? RESOLVER : null;
  }
}
