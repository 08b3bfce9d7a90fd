import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Counter } from 'prom-client';
import type { RefusedFieldDto } from '../../../../contracts/exchange/replay.dto.js';
import { Clock } from '../../../../platform/clock.js';
import { Metrics } from '../../../../platform/observe/metrics.js';
import { RefusedSubmissionStore, type RefusedSubmission } from './refused-submission.store.js';

const unprocessable = 422;
const mostWaiting = 100;
const largestBody = 65_536;
// Refused because of another lead that was taken: there is nothing to make good.
const answeredByAnother = 'idempotency_mismatch';

/**
 * Keeps what was refused. It is written after the answer has left, one by one, and rather dropped and counted than ever in the way of
 * the next lead.
 */
@Injectable()
export class KeepRefused implements OnModuleInit, BeforeApplicationShutdown {
  private readonly dropped: Counter;
  private waiting: RefusedSubmission[] = [];
  private writing: Promise<void> | null = null;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly submissions: RefusedSubmissionStore,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.dropped = new Counter({
      name: 'refused_submissions_dropped_total',
      help: 'Refused submissions that could not be kept for a replay, by why',
      labelNames: ['why'],
      registers: [metrics.registry],
    });
  }

  onModuleInit(): void {
    const server = this.http.httpAdapter?.getInstance() as FastifyInstance | undefined;
    server?.addHook('onSend', (request, reply, payload, done) => {
      const refused = this.refusalIn(request, reply, payload);
      if (refused) reply.raw.once('finish', () => this.add(refused));
      done();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.settled();
  }

  /** Resolves once everything that waited is written or dropped. */
  async settled(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private refusalIn(request: FastifyRequest, reply: FastifyReply, payload: unknown): RefusedSubmission | null {
    if (reply.statusCode !== unprocessable || !request.source || !request.rawBody) return null;
    if (request.method !== 'POST' || request.routeOptions.url !== '/v1/leads' || typeof payload !== 'string') return null;
    const { code, errors = [] } = JSON.parse(payload) as { code: string; errors?: RefusedFieldDto[] };
    if (code === answeredByAnother) return null;
    const key = request.headers['idempotency-key'];
    return {
      sourceId: request.source.sourceId,
      body: request.rawBody,
      idempotencyKey: typeof key === 'string' ? key : null,
      code,
      fields: errors.map(({ field, code }) => ({ field, code })),
      at: this.clock.now(),
    };
  }

  private add(refused: RefusedSubmission): void {
    if (refused.body.length > largestBody) return this.dropped.inc({ why: 'too-large' });
    if (this.waiting.length >= mostWaiting) return this.dropped.inc({ why: 'too-many-at-once' });
    this.waiting.push(refused);
    this.writing ??= this.write().finally(() => {
      this.writing = null;
    });
  }

  private async write(): Promise<void> {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const why = await this.submissions.keep(next).then(
        (kept) => (kept ? null : 'too-many-today'),
        () => 'not-written',
      );
      if (why) this.dropped.inc({ why });
    }
  }
}
