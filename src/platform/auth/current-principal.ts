import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { StaffSession } from './authenticator.js';
import type { SourcePrincipal, StaffPrincipal } from './principal.js';

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}

function present<T>(value: T | null, decorator: string): T {
  if (value === null) throw new Error(`${decorator} needs a handler that this kind of caller may call`);
  return value;
}

/** The signed-in StaffPrincipal of a `@ForStaff()` handler. */
export const CurrentStaff = createParamDecorator(
  (_: unknown, context: ExecutionContext): StaffPrincipal => present(requestOf(context).staffSession, 'CurrentStaff').principal,
);

/** The StaffSession of a `@ForStaff()` handler. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): StaffSession =>
  present(requestOf(context).staffSession, 'CurrentSession'),
);

/** The SourcePrincipal of a `@ForSources()` handler. */
export const CurrentSource = createParamDecorator((_: unknown, context: ExecutionContext): SourcePrincipal =>
  present(requestOf(context).source, 'CurrentSource'),
);
