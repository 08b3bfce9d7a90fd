import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter } from 'prom-client';
import { deviceWords } from '../../../core/sessions/device-words.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { setSessionCookie } from '../../../platform/auth/credentials.js';
import { Settings } from '../../../platform/config/settings.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Metrics } from '../../../platform/observe/metrics.js';
import { type NewSession, SessionStore } from './session.store.js';

/** Every way to sign in ends here: with a row, and a cookie that only the browser knows; or with a refusal, which is counted (ASVS 16.3.1). */
@Injectable()
export class BeginSession {
  private readonly signIns: Counter;

  constructor(
    private readonly sessions: SessionStore,
    private readonly settings: Settings,
    metrics: Metrics,
  ) {
    this.signIns = new Counter({
      name: 'staff_sign_ins_total',
      help: 'Sign-ins of staff: with which second factor, or the code of the refusal',
      labelNames: ['outcome'],
      registers: [metrics.registry],
    });
  }

  /** `whose` says for whom, or why for nobody. @throws DomainError of `whose`; session/none (401): deactivated in this moment */
  async run(
    request: FastifyRequest,
    reply: FastifyReply,
    whose: () => Promise<Omit<NewSession, 'device'>>,
  ): Promise<StaffSession> {
    const who = await whose().catch((error: unknown) => {
      if (error instanceof DomainError) this.signIns.inc({ outcome: error.code });
      throw error;
    });
    const token = await this.sessions.begin({ ...who, device: deviceWords(request.headers['user-agent']) });
    const session = await this.sessions.find(token, true);
    if (!session) throw new DomainError('unauthenticated', 'session/none', 'Your session has ended: sign in again.');
    this.signIns.inc({ outcome: who.secondFactor ?? 'no-second-factor' });
    setSessionCookie(reply, this.settings, token);
    return session;
  }
}
