import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { openRows } from '../../core/access/open-rows.js';
import { may, permissions, type Permission } from '../../core/access/permissions.js';
import type { StaffRole } from '../../core/access/roles.js';
import { activityHeader, isUserActivity } from '../../core/sessions/user-activity.js';
import type { Settings } from '../config/settings.js';
import { becomeAsker, source as sourceAsker, type Asker } from '../database/asker.js';
import { DomainError } from '../http/domain-error.js';
import { ACCESS, type Access } from './access.js';
import type { Authenticator } from './authenticator.js';
import { refuseClosed } from './closed-doors.js';
import { sessionTokenOf, sourceKeyOf } from './credentials.js';
import { crossSiteRefusal } from './csrf.js';
import { FRESH_PROOF, proveAgain } from './fresh-proof.js';
import type { ProvenCredentials } from './proven-credentials.js';
import type { RefusedAccess } from './refused-access.js';

/** Runs before every handler. What declares nothing is refused: forgetting the decorator must not open a door. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly proven: ProvenCredentials,
    private readonly settings: Settings,
    private readonly refusals: RefusedAccess | null,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, places);
    if (access?.kind === 'public') return admitAnybody(access.asker);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (access?.kind === 'sources') return this.admitSource(request);
    const needsProof = this.reflector.getAllAndOverride<true | undefined>(FRESH_PROOF, places) === true;
    if (access?.kind === 'staff') return this.admitStaff(request, access.needs, needsProof);
    throw new DomainError('forbidden', 'access/undeclared', 'Nobody may call this address.');
  }

  private async admitSource(request: FastifyRequest): Promise<boolean> {
    const key = sourceKeyOf(request);
    const source = key && (await this.authenticator.sourceByKey(key));
    if (!source) {
      throw new DomainError(
        'unauthenticated',
        'source/unknown-key',
        'Send a valid source key as "Authorization: Bearer rb_...".',
      );
    }
    request.source = source;
    becomeAsker(sourceAsker);
    this.proven.add(key);
    return true;
  }

  private async admitStaff(request: FastifyRequest, needs: Permission | null, needsProof: boolean): Promise<boolean> {
    const { method } = request;
    const route = request.routeOptions.url ?? '';
    const token = sessionTokenOf(request, this.settings);
    const byHuman = isUserActivity(method, route, textOf(request.headers[activityHeader]));
    const session = token && (await this.authenticator.staffBySession(token, byHuman));
    if (!session) throw new DomainError('unauthenticated', 'session/none', 'Your session has ended: sign in again.');
    this.proven.add(token);
    becomeAsker(staffAsker(session.principal.roles, needs));
    this.refuseCrossSite(request, session.csrfToken);
    refuseClosed(session.state, method, route);
    if (needs !== null && !may(session.principal.roles, needs)) {
      await this.refusals?.keep({ userId: session.principal.userId, needs, method, address: route });
      const roles = permissions[needs].join(' or ');
      throw new DomainError('forbidden', 'access/role', `This needs the role ${roles}: ask an administrator.`);
    }
    if (needsProof && !session.isFreshlyProven) throw proveAgain();
    request.staffSession = session;
    return true;
  }

  private refuseCrossSite(request: FastifyRequest, expectedToken: string): void {
    const refusal = crossSiteRefusal({
      method: request.method,
      sentToken: textOf(request.headers['x-csrf-token']),
      expectedToken,
      origin: request.headers.origin,
      host: request.headers.host,
      publicUrl: this.settings.publicUrl,
    });
    if (refusal === 'csrf/origin') throw new DomainError('forbidden', refusal, 'This request comes from another site.');
    if (refusal === 'csrf/token') {
      throw new DomainError('forbidden', refusal, 'Send the csrfToken of GET /v1/session in the header x-csrf-token.');
    }
  }
}

function admitAnybody(asker: Asker): true {
  becomeAsker(asker);
  return true;
}

function staffAsker(roles: readonly StaffRole[], needs: Permission | null): Asker {
  return ['staff', ...openRows(roles, needs)].join(',');
}

function textOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
