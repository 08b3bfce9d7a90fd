import { isCutOff } from '../../../core/calls/end-causes.js';
import type { ConsentKind } from '../../../core/consent/consent-event.js';
import { consentWords } from '../../../core/consent/consent-sentences.js';
import { dispositionLabels, outcomeWords, type Disposition } from '../../../core/callbacks/attempt-outcomes.js';
import { placementSentences } from './placement-sentences.js';
import { safetySentences } from './safety-sentences.js';
import { because, time, type TimelineFacts, withStop } from './sentence-parts.js';

type Sentence = (facts: TimelineFacts) => string;

const outcomes: Readonly<Record<string, string>> = {
  ...outcomeWords,
  connected: 'They talked',
  'not-dialled': 'Nobody was dialled',
  'called-off': 'They told us otherwise meanwhile',
};

const callEnds: Readonly<Record<string, string>> = {
  completed: 'they hung up',
  'counsellor-left': 'the counsellor left before the person answered',
  busy: 'busy',
  'no-answer': 'nobody answered',
  failed: 'the call could not be placed',
  canceled: 'the ringing was stopped',
  'not-created': 'the carrier did not take the call',
  'counsellor-lost': 'the counsellor lost their connection',
  'hand-over-dropped': 'the line broke while they were handed over',
  'receiver-left': 'whoever had taken over hung up first',
  'room-ended': 'the carrier ended it',
  'do-not-call': 'we were told not to call them',
  'called-off': 'they told us otherwise meanwhile',
};
const phones: Readonly<Record<string, string>> = {
  person: "the person's phone",
  outside: 'the phone of whoever was to take over',
  supervisor: "a supervisor's phone",
};
const supervisions: Readonly<Record<string, string>> = {
  listen: 'listen',
  whisper: 'help the counsellor',
  barge: 'speak with both',
};
const legEnds: Readonly<Record<string, string>> = { ...callEnds, completed: 'ended' };

const textLines: Readonly<Record<string, string>> = {
  'text.keep-place': 'that their place in line is kept',
  'text.missed': 'that we missed each other',
  'text.stopped': 'that they get no more texts',
  'text.started': 'that they get texts again',
  'text.help': 'how to reach us',
  'text.crisis': 'the emergency numbers',
  'text.call-me-promised': 'that we will call',
  'text.expected': 'when they are expected',
  'text.own-page': 'the link to their own page',
  'text.re-consent-question': 'the question whether they want texts again',
};
const textEnds: Readonly<Record<string, string>> = {
  delivered: 'arrived',
  undelivered: 'did not arrive',
  failed: 'could not be sent',
  canceled: 'was not sent',
  'not-created': 'was never taken by the carrier',
  sent: 'was sent; whether it arrived is not known',
};
const meanings: Readonly<Record<string, string>> = {
  stop: ' to stop',
  start: ' to get texts again',
  help: ' for help with texts',
  crisis: ' words of danger',
  'call-me': ' that they want to be called',
  'wrong-number': ' that this is the wrong number',
};

const asideEnds: Readonly<Record<string, string>> = {
  over: 'the time for which it was set aside is over',
  'by-hand': 'staff ended it',
  danger: 'a sign of danger came in',
};

/** The sentence for each kind of thing that happens: read by a tired counsellor at 3 am, so plain words and no codes. */
const sentences = {
  'lead-received': (f) =>
    `${f.forSomeoneElse ? 'Somebody asked for help for someone else' : 'They asked for help'} through ${f.source} (${f.reference}).${f.danger ? ' The message shows signs of danger.' : ''}`,
  'consent-grant': (f) => `They agreed to ${consentWords[f.kind as ConsentKind]}.`,
  'consent-deny': (f) => `They did not agree to ${consentWords[f.kind as ConsentKind]}.`,
  'consent-revoke': (f) => `They took back their consent to ${consentWords[f.kind as ConsentKind]}${because(f)}`,
  'consent-expire': (f) => `Their consent to ${consentWords[f.kind as ConsentKind]} ended${because(f)}`,
  'consent-freeze': (f) => `Their consent to ${consentWords[f.kind as ConsentKind]} is on hold${because(f)}`,
  'consent-unfreeze': (f) => `Their consent to ${consentWords[f.kind as ConsentKind]} is no longer on hold${because(f)}`,
  'stage-changed': (f) => `${stageChanged(f)}${f.by ? ` by ${f.by}` : ''}${because(f)}`,
  'level-decided': (f) =>
    f.outcome === 'approved'
      ? `${f.by}, licensed in ${f.state}, decided on level ${f.level} (edition ${f.edition}).`
      : `${f.by}, licensed in ${f.state}, declined for clinical reasons.`,
  'gate-overridden': (f) => `${f.by} opened the gate to ${f.to} without ${f.leftOpen}${because(f)}`,
  'override-reviewed': (f) => `${f.by} looked at the opened gate to ${f.to}${because(f)}`,
  'note-written': (f) => `${f.by} wrote a note${f.text ? `: "${begun(String(f.text))}"` : '.'}`,
  'step-held': (f) => `${f.by} put the next step on hold until ${time(f.until, f.zone)}: its clock stops${because(f)}`,
  'step-snoozed': (f) => `${f.by} set the next step aside until ${time(f.until, f.zone)}: its clock runs on${because(f)}`,
  'step-woken': (f) => `The next step counts again${because({ because: asideEnds[String(f.end)] })}`,
  'intake-assigned': (f) => `The intake went to ${f.to}${f.by ? ` by ${f.by}` : ''}${because(f)}`,
  'callback-promised': (f) =>
    f.origin === 'live-call'
      ? `In line on the phone; should the call break off, we call them back (${f.urgency}).`
      : `A callback was promised${f.origin === 'staff' ? ' by staff' : ''} (${f.urgency}).`,
  'callback-done': (f) => `The callback is done${because(f)}`,
  'callback-cancelled': (f) => `The callback was cancelled${because(f)}`,
  'callback-due': (f) =>
    f.state === 'scheduled'
      ? `To be called by ${time(f.promisedBy, f.zone)}${because(f)}`
      : `The callback needs its next step${because(f)}`,
  'queue-entered': (f) => `In line for a counsellor (${f.urgency}), to be answered by ${time(f.deadline, f.zone)}.`,
  'queue-left': (f) => `No longer in line${because(f)}`,
  'offer-made': (f) => `Offered to ${f.why}.`,
  'offer-accepted': (f) => `${f.counsellor} accepted the offer.`,
  'offer-declined': (f) => `${f.counsellor} declined the offer${because(f)}`,
  'offer-expired': (f) => `The offer passed ${f.counsellor} by${because(f)}`,
  'offer-withdrawn': (f) => `The offer to ${f.counsellor} was withdrawn${because(f)}`,
  'attempt-started': (f) => `Attempt ${f.number}: ${f.counsellor} is on it.`,
  'may-call-yes': (f) => `Calling is allowed${because(f)}`,
  'may-call-not-before': (f) => `Not dialled${because(f)}`,
  'may-call-never': (f) => `Not dialled${because(f)}`,
  'attempt-ended': (f) => `Attempt ${f.number} ended${because({ because: outcomes[String(f.outcome)] ?? f.outcome })}`,
  'leg-rang': (f) =>
    `We rang ${phone(f)}${f.plainly ? ' by a plain call, because rooms failed at the carrier: no listening in, no hand-over' : ''}.`,
  'leg-answered': (f) => `${capital(phone(f))} was answered.`,
  'leg-ended': (f) =>
    `The line to ${phone(f)} ${f.answered ? 'ended.' : `came to nothing: ${legEnds[String(f.state)] ?? f.state}.`}`,
  'call-connected': (f) => `${f.counsellor} and the person are talking.`,
  'call-ended': (f) => callEnded(f),
  'call-disposition': (f) =>
    `${f.counsellor} wrote: ${dispositionLabels[f.disposition as Disposition]}${f.note ? ` "${f.note}"` : ''}`,
  'text-received': (f) => `They texted${meant(f)}${f.body ? `: "${f.body}"` : ''}${pictures(f)}`,
  'text-sent': (f) => `A text to them: ${textLines[String(f.line)] ?? f.line}.`,
  'text-refused': (f) => `No text was sent (${textLines[String(f.line)] ?? f.line})${because(f)}`,
  'text-ended': (f) => `The text ${textEnds[String(f.state)] ?? f.state}${because(f)}`,
  'hand-over-started': (f) => `${f.by} began to hand the call over to ${f.to}.`,
  'hand-over-answered': (f) => `${f.to} picked up.`,
  'hand-over-confirmed': (f) => `${f.to} said that they have the person.`,
  'hand-over-not-reached': (f) => `${f.to} was not reached: ${legEnds[String(f.because)] ?? f.because}.`,
  'hand-over-cancelled': (f) => `The hand-over to ${f.to} was cancelled.`,
  'hand-over-dropped': (f) => `The hand-over to ${f.to} broke off.`,
  'hand-over-done': (f) => `${f.to} has the person now.`,
  'recording-started': (f) => `The talk was recorded: the person agreed ${f.how === 'key' ? 'by a key' : 'aloud'}.`,
  'recording-deleted': (f) =>
    `The recording was deleted${f.because === 'opt-out' ? ', because the person did not want it' : ''}.`,
  'call-supervised': (f) => `${f.by ?? 'Somebody'} joined the call to ${supervisions[String(f.mode)] ?? f.mode}${because(f)}`,
  'next-step-due': (f) => `Next step: ${f.step} (${f.owner}).`,
  'caller-arrived': (f) =>
    `They called us ${f.digits ? `from ••••${f.digits}` : 'and withheld their number'}${f.learntBy === 'import' ? '; we learnt of it later, from the carrier' : ''}.`,
  'caller-waited': (f) => `They waited on the line for ${duration(Number(f.seconds))}.`,
  'caller-in-crisis': () => 'They pressed the crisis key: first in line.',
  'caller-kept-place': () => 'They chose to keep their place and be called back.',
  'caller-chose-callback': () => 'They chose to be called when somebody is there.',
  'caller-left-message': (f) => `They left a message of ${duration(Number(f.seconds))}.`,
  'caller-dropped-by-crisis-line': () =>
    'The crisis line picked up, but the connection broke before they could talk: first in our line again.',
  'caller-to-crisis-line': () => 'They were connected to the crisis line.',
  'caller-to-partner': () => 'They were connected to our partner.',
  'caller-ended': (f) => `${f.outcome === 'refused' ? 'They were not put through' : 'Their call ended'}${because(f)}`,
  'number-blocked': (f) => `${f.by} blocked calls from ••••${f.digits} until ${time(f.until, f.zone)}${because(f)}`,
  'number-unblocked': (f) => `Calls from ••••${f.digits} are let in again.`,
  'number-revealed': (f) => `${f.by ?? 'Somebody'} looked at the full phone number${because(f)}`,
  'record-opened': (f) => `${f.by ?? 'Somebody'} opened the record without work on it${because(f)}`,
  'record-exported': (f) => `${f.by ?? 'Somebody'} took out the whole record${because(f)}`,
  'lead-read-again': (f) => `${f.by ?? 'Somebody'} had what they wrote read again${because(f)}`,
  'calls-allowed-again': (f) => `${f.by ?? 'Somebody'} recorded that they want to be called after all${because(f)}`,
  'number-given-back': (f) => `${f.by ?? 'Somebody'} recorded that the number is still theirs${because(f)}`,
  'benefits-asked': (f) => `${f.by} wants ${f.payer} to be asked about their benefits (${f.way}).`,
  'benefits-told': (f) => `${f.payer} was asked about their benefits (${f.way}${f.by ? `, ${f.by}` : ''})${because(f)}`,
  'benefits-answered': (f) => `${f.payer} answered: ${standingOf(f.active)}.`,
  'benefits-cancelled': (f) => `${f.payer} is not asked any more${because(f)}`,
  'benefits-expected': (f) => `The answer of ${f.payer} is expected by ${time(f.by, f.zone)}${because(f)}`,
  'persons-merged': (f) => `${f.by} found that two records are one person${because(f)}`,
  ...placementSentences,
  ...safetySentences,
  'own-page-time': () => onTheirPage('another time'),
  'own-page-number': () => onTheirPage('another number'),
  'own-page-reached': () => onTheirPage('we have talked'),
  'own-page-cancel': () => onTheirPage('they do not want this call'),
  'own-page-not-me': () => onTheirPage('this is not me, or a wrong number'),
  'own-page-stop': () => onTheirPage('no more calls and texts'),
} as const satisfies Record<string, Sentence>;

export type TimelineKind = keyof typeof sentences;

/** As much of a note as a line has room for. */
function begun(text: string): string {
  return Array.from(text).slice(0, 300).join('');
}

export function sentenceOf(kind: TimelineKind, facts: TimelineFacts): string {
  return sentences[kind](facts);
}

function stageChanged(f: TimelineFacts): string {
  if (!f.from) return `Intake opened at ${f.to}`;
  return f.from === f.to ? `Intake at ${f.to} was gone on with` : `Intake moved from ${f.from} to ${f.to}`;
}

function callEnded(f: TimelineFacts): string {
  if (f.cause === 'not-allowed')
    return `The call ended before anybody was dialled: ${withStop(f.refusal ?? 'calling is not allowed')}`;
  if (f.seconds === null) return `The call ended without a talk: ${callEnds[String(f.cause)] ?? f.cause}.`;
  const cutOff = isCutOff(String(f.cause)) ? `: ${callEnds[String(f.cause)]}` : '';
  return `The call ended after ${duration(Number(f.seconds))}${cutOff}.`;
}

function meant(f: TimelineFacts): string {
  return meanings[String(f.meaning)] ?? '';
}

function pictures(f: TimelineFacts): string {
  const count = Number(f.pictures);
  if (count === 0) return f.body ? '' : '.';
  return ` (with ${count === 1 ? 'a picture' : `${count} pictures`}, not fetched).`;
}

function standingOf(active: TimelineFacts[string]): string {
  return active === null || active === undefined
    ? 'it did not say whether the plan is active'
    : `the plan is ${active ? '' : 'not '}active`;
}

function onTheirPage(what: string): string {
  return `The person, on their own page: ${what}.`;
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

function phone(f: TimelineFacts): string {
  const whose = phones[String(f.party)] ?? `${f.counsellor}'s phone`;
  return `${whose} (••••${f.digits})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
