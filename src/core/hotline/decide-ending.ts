import type { Urgency } from '../callbacks/urgency.js';
import type { CallbackOrigin, CallerOutcome, CallerStage } from './stages.js';

/** What is known of a caller when the line goes dead. */
export interface EndingFacts {
  readonly leftAt: Exclude<CallerStage, 'ended'>;
  readonly secondsOnTheLine: number;
  readonly inCrisis: boolean;
  readonly talked: boolean;
  /** Connected to the crisis line, or to the site's partner. */
  readonly transferred: boolean;
  readonly declinedCallback: boolean;
  /** They called while we could not answer; what is known of the call is what the carrier shows of it afterwards. */
  readonly whileAway: boolean;
  /** A number that we may promise to call. */
  readonly hasNumber: boolean;
  /** Seconds of the message they left, 0 for none. */
  readonly messageSeconds: number;
  /** They had chosen "keep my place", or "call me when you open". */
  readonly choseCallback: 'keep-my-place' | 'closed' | null;
  /** The number they called from is not to be called, and they gave no other. */
  readonly refusedOwnNumber: boolean;
}

export type Ending =
  | {
      readonly kind: 'call-back';
      readonly outcome: CallerOutcome;
      readonly origin: CallbackOrigin;
      readonly urgency: Urgency;
      readonly because: string;
    }
  /** Whatever callback the caller had stands as the talk or the attempt left it. */
  | { readonly kind: 'settled'; readonly outcome: CallerOutcome; readonly because: string }
  /** A named human looks after them. */
  | { readonly kind: 'human'; readonly outcome: CallerOutcome; readonly because: string }
  | { readonly kind: 'nothing'; readonly outcome: CallerOutcome; readonly because: string };

// Twilio's report of a hang-up gives whole seconds; a misdial is noticed within a few (twilio.md 4.7).
const misdialSeconds = 5;
const shortestMessageSeconds = 2;
const refusedBecause = 'They wanted to be called at another number than the one they called from, and gave none';

/**
 * What follows when an incoming call is over: exactly one outcome, and one callback for whoever did not talk with anybody, unless
 * they do not want one or left no number (twilio.md 4.6, 4.7). Danger is never too short, and outlasts a "no".
 */
export function decideEnding(facts: EndingFacts): Ending {
  if (facts.talked) return { kind: 'settled', outcome: 'talked', because: 'They talked with a counsellor' };
  const urgency: Urgency = facts.inCrisis ? 'urgent' : 'standard';
  if (facts.transferred) return facts.whileAway && !facts.inCrisis ? afterStandby : afterTransfer(facts);
  if (isMisdial(facts)) return { kind: 'nothing', outcome: 'too-short', because: 'They hung up at once' };
  if (facts.declinedCallback && !facts.inCrisis)
    return { kind: 'nothing', outcome: 'declined-callback', because: 'They do not want to be called back' };
  const left = isMessage(facts.messageSeconds);
  if (!facts.hasNumber)
    return { kind: 'nothing', outcome: left ? 'voicemail' : 'no-number', because: 'They left no number to call' };
  if (facts.refusedOwnNumber) return { kind: 'human', outcome: left ? 'voicemail' : 'callback', because: refusedBecause };
  if (left) return { kind: 'call-back', outcome: 'voicemail', origin: 'voicemail', urgency, because: 'They left a message' };
  if (facts.choseCallback !== null)
    return {
      kind: 'call-back',
      outcome: 'callback',
      origin: facts.choseCallback,
      urgency,
      because: chosenBecause[facts.choseCallback],
    };
  if (facts.whileAway)
    return {
      kind: 'call-back',
      outcome: 'callback',
      origin: 'missed',
      urgency,
      because: 'They called while we could not answer',
    };
  return {
    kind: 'call-back',
    outcome: 'callback',
    origin: 'abandoned',
    urgency,
    because: `They hung up ${whereabouts[facts.leftAt]}`,
  };
}

const afterStandby: Ending = {
  kind: 'settled',
  outcome: 'transferred',
  because: 'They talked with the standby phone while we could not answer',
};

function afterTransfer({ leftAt, hasNumber }: EndingFacts): Ending {
  const [where, next] = leftAt === 'partner-line' ? toPartner : toCrisisLine;
  const because = `They were connected to ${where}`;
  return hasNumber
    ? { kind: 'human', outcome: 'transferred', because: `${because}: ${next}` }
    : { kind: 'nothing', outcome: 'transferred', because };
}

const toCrisisLine = ['the crisis line', 'make sure that they are safe'] as const;
const toPartner = ['our partner', 'find out what came of it'] as const;

/** Shorter ones are a breath before hanging up. */
export function isMessage(seconds: number): boolean {
  return seconds >= shortestMessageSeconds;
}

/** Whoever got no answer from us did not misdial: the call was short because of us. */
function isMisdial({ leftAt, secondsOnTheLine, inCrisis, whileAway }: EndingFacts): boolean {
  return leftAt === 'greeting' && secondsOnTheLine < misdialSeconds && !inCrisis && !whileAway;
}

const chosenBecause = {
  'keep-my-place': 'They kept their place and wait for our call',
  closed: 'They called while nobody was on shift',
} as const;

const whereabouts: Record<EndingFacts['leftAt'], string> = {
  greeting: 'in the greeting',
  'closed-menu': 'when they heard that nobody is on shift',
  waiting: 'while waiting',
  'keeping-place': 'while we asked where to call them',
  'leaving-message': 'before they left a message',
  'crisis-line': 'while we connected them to the crisis line',
  'partner-line': 'while we connected them to our partner',
  connecting: 'just before they were connected',
  talking: 'at the end of the talk',
};
