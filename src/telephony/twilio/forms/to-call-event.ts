import type { IncomingCall, LineResult, StepInput } from '../../call-script.js';
import type { LegReport } from '../../leg-report.js';
import { toLegState } from '../rest/carrier-call.js';
import { numberOf, sidOf, textOf, valueOf, type WebhookForm } from './webhook-form.js';

// The carrier's words when an <Enqueue> is over. `redirected` is us, taking the caller out for a counsellor.
const lineResults: ReadonlyMap<string, LineResult> = new Map([
  ['leave', 'left'],
  ['bridged', 'taken'],
  ['bridging-in-process', 'taken'],
  ['redirected', 'taken'],
  ['redirected-from-bridged', 'taken'],
  ['hangup', 'hung-up'],
  ['queue-full', 'line-full'],
  ['error', 'failed'],
  ['system-error', 'failed'],
]);
const hangUpKey = 'hangup';

/** The carrier's id of the call, or null when the form has none that looks like one. */
export function carrierSidIn(form: WebhookForm): string | null {
  return sidOf(form, 'CallSid', 'CA');
}

/** Somebody dials us; `From` as it came, because what a withheld number looks like is not for a carrier to judge. */
export function toIncomingCall(carrierSid: string, form: WebhookForm): IncomingCall {
  return {
    carrierSid,
    to: valueOf(form, 'To') ?? '',
    from: valueOf(form, 'From') ?? '',
    forwardedFrom: textOf(form, 'ForwardedFrom'),
  };
}

export function toStepInput(carrierSid: string, form: WebhookForm, fingerprint: string): StepInput {
  const digits = valueOf(form, 'Digits') ?? '';
  const result = textOf(form, 'QueueResult');
  return {
    carrierSid,
    digits: digits === hangUpKey ? '' : digits,
    carrierLine: sidOf(form, 'QueueSid', 'QU'),
    lineResult: result === null ? null : (lineResults.get(result) ?? 'failed'),
    recorded: recordedIn(form),
    connected: connectedIn(form),
    connectedSeconds: numberOf(form, 'DialCallDuration'),
    fingerprint,
  };
}

/** A status report in our words; null when its state is one we do not know. */
export function toLegReport(legId: string, carrierSid: string, form: WebhookForm): LegReport | null {
  const state = toLegState(valueOf(form, 'CallStatus') ?? '');
  if (state === null) return null;
  return {
    legId,
    carrierSid,
    state,
    sequence: numberOf(form, 'SequenceNumber'),
    sipResponseCode: numberOf(form, 'SipResponseCode'),
  };
}

/** The recording is named in its address only; the address itself is not kept, because it shows the account. */
function recordedIn(form: WebhookForm): StepInput['recorded'] {
  const url = textOf(form, 'RecordingUrl');
  const seconds = numberOf(form, 'RecordingDuration');
  if (url === null && seconds === null) return null;
  return {
    carrierSid: sidOf(form, 'RecordingSid', 'RE') ?? /\bRE[0-9a-f]{32}\b/i.exec(url ?? '')?.[0] ?? null,
    seconds: seconds ?? 0,
    hungUp: valueOf(form, 'Digits') === hangUpKey,
  };
}

function connectedIn(form: WebhookForm): boolean | null {
  const status = textOf(form, 'DialCallStatus');
  if (status === null) return null;
  const bridged = textOf(form, 'DialBridged');
  return bridged === null ? status === 'completed' || status === 'answered' : bridged === 'true';
}
