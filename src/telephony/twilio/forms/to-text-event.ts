import { textStates, type IncomingText, type TextReport, type TextState } from '../../call-script.js';
import { numberOf, sidOf, textOf, valueOf, type WebhookForm } from './webhook-form.js';

const optOuts: ReadonlyMap<string, IncomingText['optOut']> = new Map([
  ['STOP', 'stop'],
  ['START', 'start'],
  ['HELP', 'help'],
]);
// Taken, or kept for later: neither is on its way yet.
const waiting: readonly unknown[] = ['accepted', 'scheduled'];

/** Null when the form names no text. */
export function toIncomingText(form: WebhookForm): IncomingText | null {
  const carrierSid = sidOf(form, 'MessageSid', 'SM|MM');
  if (carrierSid === null) return null;
  return {
    carrierSid,
    to: valueOf(form, 'To') ?? '',
    from: valueOf(form, 'From') ?? '',
    body: valueOf(form, 'Body') ?? '',
    pictures: numberOf(form, 'NumMedia') ?? 0,
    optOut: optOuts.get(valueOf(form, 'OptOutType')?.toUpperCase() ?? '') ?? null,
  };
}

/** Null when the form names no text, or a state that we do not know. */
export function toTextReport(textId: string, form: WebhookForm): TextReport | null {
  const carrierSid = sidOf(form, 'MessageSid', 'SM|MM');
  const state = toTextState(valueOf(form, 'MessageStatus'));
  if (carrierSid === null || state === null) return null;
  return { textId, carrierSid, state, code: textOf(form, 'ErrorCode') };
}

function toTextState(status: string | null): TextState | null {
  if (waiting.includes(status)) return 'queued';
  return textStates.find((state) => state === status) ?? null;
}
