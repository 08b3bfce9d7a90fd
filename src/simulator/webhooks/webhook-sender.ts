import { randomUUID } from 'node:crypto';
import type { FaultRules } from '../faults/fault-rules.js';
import type { Clock } from '../record/clock.js';
import type { Timeline } from '../record/timeline.js';
import type { TrafficLog } from '../record/traffic-log.js';
import { connectionPolicy, type ConnectionPolicy, type RetryCause } from './connection-overrides.js';
import { exchangeHttp, type ExchangeResult } from './http-exchange.js';
import { prepareRequest, type PreparedRequest } from './prepare-request.js';
import type { Webhook, WebhookAnswer } from './webhook.js';

interface WebhookSenderParts {
  readonly authToken: string;
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly traffic: TrafficLog;
  readonly faults: FaultRules;
}

function retryCause(result: ExchangeResult): RetryCause | undefined {
  if (result.kind === 'failure') return result.stage;
  if (result.status >= 500) return '5xx';
  return result.status >= 400 ? '4xx' : undefined;
}

function answerOf(result: ExchangeResult): WebhookAnswer {
  if (result.kind === 'failure') return { ok: false, code: result.stage === 'ct' ? 11205 : 11200, reason: result.message };
  if (result.status >= 300 || result.status < 200) return { ok: false, code: 11200, reason: `status ${result.status}` };
  return { ok: true, status: result.status, contentType: result.contentType, body: result.body };
}

/** Sends signed webhooks over real HTTP, with Twilio's retries and limits, and the faults that are in force. */
export class WebhookSender {
  private readonly stopped = new AbortController();

  constructor(private readonly parts: WebhookSenderParts) {}

  /** Delivers one webhook. Never rejects; a bad status, a timeout or an unusable URL is an answer that is not ok. */
  async send(webhook: Webhook): Promise<WebhookAnswer> {
    const { parameters } = webhook;
    const fault = this.parts.faults.strike(webhook.name, [parameters['To'], parameters['From'], webhook.number]);
    if (fault) this.parts.timeline.add('fault', webhook, { name: webhook.name, effect: fault.effect });
    if (fault?.effect === 'drop') return { ok: false, code: 11205, reason: 'dropped by a fault rule' };
    if (fault?.effect === 'delay') await this.parts.clock.wait(fault.seconds, this.stopped.signal).catch(() => undefined);
    // Retries and duplicates repeat the token: it is how a receiver may recognise them.
    const token = randomUUID();
    if (fault?.effect === 'duplicate') void this.deliver(webhook, token);
    return this.deliver(webhook, token);
  }

  stop(): void {
    this.stopped.abort(new Error('the simulator stops'));
  }

  private async deliver(webhook: Webhook, token: string): Promise<WebhookAnswer> {
    const prepared = prepareRequest(webhook, this.parts.authToken, token);
    if (!prepared) {
      const reason = `not an absolute http(s) URL: ${webhook.url}`;
      this.parts.timeline.add('webhook-failed', webhook, { name: webhook.name, reason });
      return { ok: false, code: 11100, reason };
    }
    const answer = answerOf(await this.tryRepeatedly(webhook, prepared));
    // A stopping simulator must not act on answers it cut off itself.
    if (this.stopped.signal.aborted) return new Promise<WebhookAnswer>(() => undefined);
    const detail = answer.ok ? { status: answer.status, body: answer.body } : { reason: answer.reason };
    this.parts.timeline.add(answer.ok ? 'webhook-answered' : 'webhook-failed', webhook, { name: webhook.name, ...detail });
    return answer;
  }

  private async tryRepeatedly(webhook: Webhook, prepared: PreparedRequest): Promise<ExchangeResult> {
    const policy = connectionPolicy(prepared.fragment);
    const deadline = Date.now() + policy.totalMs;
    for (let attempt = 0; ; attempt += 1) {
      const result = await this.tryOnce(webhook, prepared, policy, deadline - Date.now());
      const cause = retryCause(result);
      const again = cause !== undefined && policy.retryOn.includes(cause) && attempt < policy.retries;
      if (!again || Date.now() >= deadline || this.stopped.signal.aborted) return result;
    }
  }

  private tryOnce(webhook: Webhook, sent: PreparedRequest, policy: ConnectionPolicy, leftMs: number): Promise<ExchangeResult> {
    this.parts.timeline.add('webhook-sent', webhook, { name: webhook.name, url: webhook.url, parameters: webhook.parameters });
    this.parts.traffic.write({ kind: 'webhook', name: webhook.name, params: webhook.parameters, signature: sent.signature });
    return exchangeHttp({
      url: sent.url,
      method: webhook.method,
      headers: sent.headers,
      body: sent.body,
      connectMs: Math.min(policy.connectMs, leftMs),
      readMs: Math.min(policy.readMs, leftMs),
      signal: this.stopped.signal,
    });
  }
}
