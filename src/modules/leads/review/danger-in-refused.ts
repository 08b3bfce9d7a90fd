import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { catchError, from, type Observable, switchMap, throwError } from 'rxjs';
import { findDangerSigns } from '../../../core/screening/danger-signs.js';
import { within } from '../../../platform/within.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { HoldForReview } from './hold-for-review.js';

const longestLooked = 20_000;
// What the database does not take in two seconds goes to the disk.
const patienceMilliseconds = 3000;

/**
 * A lead that is refused for its form, while its words speak of danger (B-038): the refusal carries what helps first, and what was sent
 * is kept for a supervisor, who is told at once. Around the checks of the framework too: an unknown field must not hide a life.
 */
@Injectable()
export class DangerInRefused implements NestInterceptor {
  constructor(
    private readonly hold: HoldForReview,
    @InjectPinoLogger(DangerInRefused.name) private readonly logger: PinoLogger,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const refused = (error: unknown) => from(this.withHelp(error, request)).pipe(switchMap((told) => throwError(() => told)));
    return next.handle().pipe(catchError(refused));
  }

  private async withHelp(error: unknown, { body, rawBody, source }: FastifyRequest): Promise<unknown> {
    const isRefusal = error instanceof DomainError && ['input/invalid', 'lead/invalid', 'source/cap'].includes(error.code);
    if (!isRefusal || !source || !isObject(body)) return error;
    const danger = findDangerSigns(textIn(body).slice(0, longestLooked));
    if (danger.kind === 'none') return error;
    const raw = rawBody ?? JSON.stringify(body);
    const key = `refused-${createHash('sha256').update(raw).digest('base64url')}`;
    const language = typeof body['language'] === 'string' ? body['language'].slice(0, 35) : 'en';
    const kept = this.hold.run({
      source,
      body,
      rawBody: raw,
      campaignApart: false,
      from: null,
      key,
      reasons: ['danger'],
      danger: true,
      language,
    });
    // Help in the answer comes first: it waits for neither database nor disk.
    try {
      await within(patienceMilliseconds, kept);
    } catch (err) {
      this.logger.error({ err }, 'a refused lead with signs of danger was not kept for a supervisor');
    }
    const { kind, code, message, options } = error;
    return new DomainError(kind, code, message, { ...options, extra: { ...options.extra, safety: danger.help } });
  }
}

/** Everything written in it, wherever it stands. The parser allows 32 levels. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textIn).join('\n') : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
