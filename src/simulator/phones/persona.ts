export const PERSONA_KINDS = ['human', 'voicemail', 'busy', 'no-answer', 'declines', 'unreachable'] as const;
type PersonaKind = (typeof PERSONA_KINDS)[number];

/** How the far end of a call behaves. All durations are simulated seconds. */
export interface Persona {
  readonly kind: PersonaKind;
  readonly name?: string | undefined;
  /** From the first ring to the answer; for `declines`, to the refusal. */
  readonly answerAfterSeconds: number;
  /** Keys pressed once, `pressAfterSeconds` after the first Gather starts. */
  readonly press?: string | undefined;
  readonly pressAfterSeconds: number;
  /** Hangs up this long after answering, whatever is going on. */
  readonly hangUpAfterSeconds?: number | undefined;
  /** Hangs up this long after a second party was first on the line. */
  readonly talkSeconds?: number | undefined;
}

/** A number and how it behaves: the first call meets the first persona, the next call the next, and the last one stays. */
export interface PhoneDeclaration {
  readonly number: string;
  readonly personas: readonly [Persona, ...Persona[]];
}

/** Somebody who picks up, listens and hangs up after a minute's talk: the phone nobody declared. */
export const DEFAULT_HUMAN: Persona = { kind: 'human', answerAfterSeconds: 2, pressAfterSeconds: 1, talkSeconds: 60 };

/** A browser that has not registered. */
export const UNREGISTERED_CLIENT: Persona = { ...DEFAULT_HUMAN, kind: 'unreachable' };
