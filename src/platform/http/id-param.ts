import { Param, ParseUUIDPipe } from '@nestjs/common';
import { DomainError } from './domain-error.js';

const pipe = new ParseUUIDPipe({
  exceptionFactory: () => new DomainError('not-found', 'http/not-found', 'There is nothing at this address.'),
});

/** An id in the path. What is no id at all is answered like an id that nobody has. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, pipe);
