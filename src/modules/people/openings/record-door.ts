import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { RestrictedRecords } from '../restriction/restricted-records.js';
import { recordsOf, type RecordAddress } from '../restriction/whose-record.js';
import { OpenRecords } from './open-records.js';
import { WatchTaking } from './watch-taking.js';

/**
 * Before every handler: whose records does this request open, and may they? It stands here, and not in each read, so that an address that is
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
    if (!staff) return next.handle();
    const records = recordsOf({ method, route: address, params, query, body });
    for (const record of records) {
      await this.restricted.admit(staff, record, { method, address });
      await this.open.admit(staff, record, { method, address });
    }
    const given = records.find(({ purpose }) => purpose === 'take' || purpose === 'protect');
    if (!given) return next.handle();
    if (given.purpose === 'take') await this.taking.run(staff, given, body);
    return next.handle().pipe(concatMap((answer) => this.shownNow(staff, given, answer)));
  }

  /** Whoever took them on has work with them now; whoever only wrote down a stop is told nothing more about them. */
  private async shownNow(staff: StaffPrincipal, about: RecordAddress, answer: unknown): Promise<unknown> {
    if (answer === undefined) return answer;
    const asked = await this.open.ask(staff, { ...about, purpose: 'work' });
    return asked?.decision.kind === 'may' ? answer : undefined;
  }
}
