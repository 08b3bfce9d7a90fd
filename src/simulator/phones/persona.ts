export const PERSONA_KINDS = [
  'human',
  'voicemail',
  'busy',
  'no-answer',
  'declines',
  'unreachable',
  'blocked',
  'relative',
  'ivr',
  'fax',
  'softphone',
  'manual',
] as const;
type PersonaKind = (typeof PERSONA_KINDS)[number];

export const REFUSAL_CODES = [603, 608] as const;
type RefusalCode = (typeof REFUSAL_CODES)[number];

/** How far a call has come, seen from the person on the far end. */
export const STAGES = ['ringing', 'greeting', 'gather', 'queue', 'conference', 'hold', 'record'] as const;
type Stage = (typeof STAGES)[number];

/**
 * How the far end of a call behaves. All durations are simulated seconds. `blocked` never rings: its network takes the number that
 * calls for a spammer's. `relative` answers for somebody who is not
 * there, `ivr` is a partner's menu that wants a key before somebody talks, `softphone` and `manual` do nothing by
 * themselves: somebody answers, presses and hangs up over the control face.
 */
export interface Persona {
  readonly kind: PersonaKind;
  readonly name?: string | undefined;
  /** From the first ring to the answer; for `declines`, to the refusal. */
  readonly answerAfterSeconds: number;
  /** Keys pressed once, `pressAfterSeconds` after the first Gather starts. */
  readonly press?: string | undefined;
  /** Keys for each Gather in turn, empty to press nothing; wins over `press`. */
  readonly presses?: readonly string[] | undefined;
  readonly pressAfterSeconds: number;
  /** What is said: by a person when they talk or leave a message, by `voicemail` and `relative` as they answer. */
  readonly says?: string | undefined;
  /** Of a `voicemail`, from the answer to the beep; 4 without it. */
  readonly greetingSeconds?: number | undefined;
  /** The key that an `ivr` waits for; 1 without it. */
  readonly wantsKey?: string | undefined;
  /** How long this person talks to a recorder; 6 without it. */
  readonly leavesMessageSeconds?: number | undefined;
  /** Where in the call this person hangs up; `ringing` declines a call, or gives up one of their own before it is answered. */
  readonly hangUpAt?: Stage | undefined;
  /** Hangs up this long after reaching `hangUpAt`, at once without a number; without `hangUpAt`, this long after answering. */
  readonly hangUpAfterSeconds?: number | undefined;
  /** Of `blocked`, what its network answers: 608 rejected by analytics, or 603 declined; 608 without it. */
  readonly refusedWith?: RefusalCode | undefined;
  /** Hangs up this long after a second party was first on the line. */
  readonly talkSeconds?: number | undefined;
}

/** A number and how it behaves: the first call meets the first persona, the next call the next, and the last one stays. */
export interface PhoneDeclaration {
  readonly number: string;
  /** The story for which this phone stands; without one nobody may have a number that is real, premium or a short code. */
  readonly scenario?: string | undefined;
  readonly personas: readonly [Persona, ...Persona[]];
}

/** Somebody who picks up, listens and hangs up after a minute's talk: the phone nobody declared. */
export const DEFAULT_HUMAN: Persona = { kind: 'human', answerAfterSeconds: 2, pressAfterSeconds: 1, talkSeconds: 60 };

/** A browser: reached only while it is registered. */
export const BROWSER: Persona = { kind: 'softphone', answerAfterSeconds: 2, pressAfterSeconds: 1 };
