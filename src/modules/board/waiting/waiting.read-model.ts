import { Injectable } from '@nestjs/common';
import type { PromiseDto, WaitDto } from '../../../contracts/waiting.dto.js';
import { explainWait } from '../../../core/waiting/explain-wait.js';
import { judgePromise, type PromiseVerdict } from '../../../core/waiting/judge-promise.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { promisesOf, type GivenAndFulfilled } from './promises-of.js';
import { WaitFactsReader } from './wait-facts.reader.js';

/** "Why did she wait 14 minutes?", as data and as sentences. */
@Injectable()
export class WaitingReadModel {
  constructor(
    private readonly database: Database,
    private readonly facts: WaitFactsReader,
    private readonly clock: Clock,
  ) {}

  of(callbackId: string): Promise<WaitDto> {
    return this.database.transaction(async (tx) => {
      await tx.query('set transaction isolation level repeatable read, read only');
      const now = this.clock.now();
      const history = await this.facts.historyOf(tx, callbackId);
      if (!history) throw new DomainError('not-found', 'callback/unknown', 'There is no such callback.');
      const facts = await this.facts.factsOf(tx, history, now);
      const segments = explainWait(facts, history.steps[0]?.at ?? now, now);
      return {
        callbackId,
        promises: promisesOf(history).map((promise) => toPromise(promise, judgePromise(promise, promise, facts, now))),
        segments: segments.map(({ from, to, cause, sentence }) => ({
          from: from.toISOString(),
          to: to.toISOString(),
          seconds: Math.round((to.getTime() - from.getTime()) / 1000),
          cause,
          sentence,
        })),
      };
    });
  }
}

function toPromise({ windowStart, promisedBy, rungAt }: GivenAndFulfilled, verdict: PromiseVerdict): PromiseDto {
  return {
    windowStart: windowStart.toISOString(),
    promisedBy: promisedBy.toISOString(),
    rungAt: rungAt?.toISOString() ?? null,
    verdict: verdict.kind,
    lateSeconds: verdict.kind === 'late' ? Math.ceil(verdict.lateSeconds) : null,
    cause: verdict.kind === 'late' ? verdict.cause : null,
  };
}
