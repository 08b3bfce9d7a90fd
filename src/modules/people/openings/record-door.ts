import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { RestrictedRecords } from '../restriction/restricted-records.js';
import { whoseRecord, type RecordAddress } from '../restriction/whose-record.js';
import { OpenRecords } from './open-records.js';
import { WatchTaking } from './watch-taking.js';

/**
 * Before every handler: whose record does this address open, and may they? It stands here, and not in each read, so that an address that is
 * added later cannot forget it. What the program does by itself passes no door.
 */
@Injectable()
export class RecordDoor implements NestInterceptor {
  constructor(
    private readonly restricted: RestrictedRecords,
    private readonly open: OpenRecords,
    private readonly taking: WatchTaking,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const staff = request.staffSession?.principal;
    const { method, params, query, body } = request;
    const address = request.routeOptions.url ?? '';
    const about = staff ? whoseRecord({ method, route: address, params, query, body }) : null;
    if (!staff || !about) return next.handle();
    await this.restricted.admit(staff, about, { method, address });
    await this.open.admit(staff, about, { method, address });
    if (about.purpose === 'take') await this.taking.run(staff, about, body);
    if (about.purpose !== 'take' && about.purpose !== 'protect') return next.handle();
    return next.handle().pipe(concatMap((answer) => this.shownNow(staff, about, answer)));
  }

  /** Whoever took them on has work with them now; whoever only wrote down a stop is told nothing more about them. */
  private async shownNow(staff: StaffPrincipal, about: RecordAddress, answer: unknown): Promise<unknown> {
    if (answer === undefined) return answer;
    const asked = await this.open.ask(staff, { ...about, purpose: 'work' });
    return asked?.decision.kind === 'may' ? answer : undefined;
  }
}
