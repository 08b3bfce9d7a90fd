import { randomUUID } from 'node:crypto';
import type { Credentials } from '../credentials.js';
import type { FaultRule, FaultRules } from '../faults/fault-rules.js';
import type { Clock } from '../record/clock.js';
import type { Timeline } from '../record/timeline.js';
import type { TrafficLog } from '../record/traffic-log.js';
import { connectionPolicy, type ConnectionPolicy, type RetryCause } from './connection-overrides.js';
import { CookieJars } from './cookie-jar.js';
import { exchangeFollowing } from './follow-redirects.js';
import { HeldWebhooks } from '../faults/held-webhooks.js';
import type { ExchangeResult } from './http-exchange.js';
import { prepareRequest, type PreparedRequest } from './prepare-request.js';
import { spoilParameters, spoilRequest } from '../faults/spoil-webhook.js';
import { eventsOf, type OutgoingWebhook, type Webhook, type WebhookAnswer } from './webhook.js';

interface WebhookSenderParts {
  readonly credentials: Pick<Credentials, 'primaryToken'>;
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly traffic: TrafficLog;
  readonly faults: FaultRules;
}

const CODE_OF_STAGE = { ct: 11205, rt: 11200, redirects: 11215 } as const;

function retryCause(result: ExchangeResult): RetryCause | undefined {
  if (result.kind === 'failure') return result.stage === 'redirects' ? undefined : result.stage;
  if (result.status >= 500) return '5xx';
  return result.status >= 400 ? '4xx' : undefined;
}

function answerOf(result: ExchangeResult): WebhookAnswer {
  if (result.kind === 'failure') return { ok: false, code: CODE_OF_STAGE[result.stage], reason: result.message };
  if (result.status >= 300 || result.status < 200) return { ok: false, code: 11200, reason: `status ${result.status}` };
  return { ok: true, status: result.status, contentType: result.contentType, body: result.body };
}

/** Sends signed webhooks over real HTTP, with Twilio's retries and limits, and the faults that are in force. */
export class WebhookSender {
  private readonly stopped = new AbortController();
  private readonly held: HeldWebhooks;
  private readonly cookies = new CookieJars();

  constructor(private readonly parts: WebhookSenderParts) {
    this.held = new HeldWebhooks(parts.clock);
  }

  /** Delivers one webhook. Never rejects; a bad status, a timeout or an unusable URL is an answer that is not ok. */
  async send(webhook: Webhook): Promise<WebhookAnswer> {
    const fault = this.strike(webhook);
    if (fault?.effect === 'drop') return { ok: false, code: 11205, reason: 'dropped by a fault rule' };
    if (fault?.effect === 'delay') await this.pause(fault.seconds);
    if (fault?.effect === 'reorder') await this.held.hold(webhook.callSid, fault.seconds);
    // Retries and duplicates repeat the token: it is how a receiver may recognise them.
    const token = randomUUID();
    if (fault?.effect === 'duplicate') void this.pause(fault.seconds).then(() => this.deliver(webhook, token, fault));
    const answer = await this.deliver(webhook, token, fault);
    this.held.gone(webhook.callSid);
    return answer;
  }

  stop(): void {
    this.stopped.abort(new Error('the simulator stops'));
  }

  private strike(webhook: Webhook): FaultRule | undefined {
    const { name, callSid, number, parameters } = webhook;
    const numbers = [parameters['To'], parameters['From'], number];
    const fault = this.parts.faults.strike({ face: 'webhook', name, numbers, callSid, events: eventsOf(parameters) });
    if (fault) this.parts.timeline.add('fault', webhook, { name, effect: fault.effect });
    return fault;
  }

  private async pause(seconds: number): Promise<void> {
    if (seconds > 0) await this.parts.clock.wait(seconds, this.stopped.signal).catch(() => undefined);
  }

  private async deliver(asked: Webhook, token: string, fault: FaultRule | undefined): Promise<WebhookAnswer> {
    const { timeline, clock, credentials } = this.parts;
    const webhook = { ...asked, parameters: spoilParameters(asked.parameters, fault) };
    const request = prepareRequest(webhook, credentials.primaryToken, token);
    if (!request) {
      const reason = `not an absolute http(s) URL: ${webhook.url}`;
      timeline.add('webhook-failed', webhook, { name: webhook.name, reason });
      return { ok: false, code: 11100, reason };
    }
    const answer = answerOf(await clock.during(this.tryRepeatedly(webhook, spoilRequest(request, fault), isGenuine(fault))));
    // A stopping simulator must not act on answers it cut off itself.
    if (this.stopped.signal.aborted) return new Promise<WebhookAnswer>(() => undefined);
    const detail = answer.ok ? { status: answer.status, body: answer.body } : { reason: answer.reason };
    timeline.add(answer.ok ? 'webhook-answered' : 'webhook-failed', webhook, { name: webhook.name, ...detail });
    return answer;
  }

  private async tryRepeatedly(webhook: OutgoingWebhook, prepared: PreparedRequest, genuine: boolean): Promise<ExchangeResult> {
    const policy = connectionPolicy(prepared.fragment);
    const deadline = Date.now() + policy.totalMs;
    for (let attempt = 0; ; attempt += 1) {
      if (genuine) this.log(webhook, prepared);
      const result = await this.tryOnce(webhook, prepared, policy, deadline - Date.now());
      const cause = retryCause(result);
      const again = cause !== undefined && policy.retryOn.includes(cause) && attempt < policy.retries;
      if (!again || Date.now() >= deadline || this.stopped.signal.aborted) return result;
    }
  }

  private log({ name, parameters: params }: OutgoingWebhook, { signature }: PreparedRequest): void {
    // Debugger events are in no description: there is nothing to hold them against.
    if (name === 'debugger event') return;
    this.parts.traffic.write({ kind: 'webhook', name, params, signature });
  }

  private tryOnce(
    webhook: OutgoingWebhook,
    sent: PreparedRequest,
    policy: ConnectionPolicy,
    leftMs: number,
  ): Promise<ExchangeResult> {
    const { name, url, method, parameters } = webhook;
    this.parts.timeline.add('webhook-sent', webhook, { name, url, parameters });
    const exchange = {
      url: sent.url,
      method,
      headers: sent.headers,
      body: sent.body,
      connectMs: Math.min(policy.connectMs, leftMs),
      readMs: Math.min(policy.readMs, leftMs),
      signal: this.stopped.signal,
    };
    return exchangeFollowing(exchange, this.cookies.of(webhook.callSid));
  }
}

/** Twilio would have sent this, early, late or twice; what a rule has put into it is not held against its description. */
function isGenuine(fault: FaultRule | undefined): boolean {
  return fault === undefined || ['delay', 'duplicate', 'reorder'].includes(fault.effect);
}
