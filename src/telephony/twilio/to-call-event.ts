import type { LegReport } from '../telephony.port.js';
import { toLegState } from './carrier-call.js';
import { valueOf, type WebhookForm } from './webhook-form.js';

/** The carrier's id of the call, or null when the form has none that looks like one. */
export function carrierSidIn(form: WebhookForm): string | null {
  const sid = valueOf(form, 'CallSid');
  return sid !== null && /^CA[0-9a-f]{32}$/i.test(sid) ? sid : null;
}

/** What was pressed: empty when nothing was, which is an answer but not a "no". */
export function digitsIn(form: WebhookForm): string {
  return valueOf(form, 'Digits') ?? '';
}

/** A status report in our words; null when its state is one we do not know. */
export function toLegReport(legId: string, carrierSid: string, form: WebhookForm): LegReport | null {
  const state = toLegState(valueOf(form, 'CallStatus') ?? '');
  if (state === null) return null;
  return {
    legId,
    carrierSid,
    state,
    sequence: wholeNumber(valueOf(form, 'SequenceNumber')),
    sipResponseCode: wholeNumber(valueOf(form, 'SipResponseCode')),
  };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
