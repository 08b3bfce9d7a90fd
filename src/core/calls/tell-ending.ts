export interface EndingFacts {
  readonly endCause: string;
  readonly talked: boolean;
  /** Whose phone went first; null: nobody can say. */
  readonly hungUpBy: 'counsellor' | 'person' | null;
}

const causes: Readonly<Record<string, string>> = {
  'counsellor-left': 'You left before they answered.',
  busy: 'Their line was busy.',
  'no-answer': 'Nobody answered.',
  unreachable: 'Their number is not in service.',
  canceled: 'The ringing was stopped.',
  'caller-left': 'They hung up before you were there.',
  'counsellor-lost': 'You lost the connection.',
  'hand-over-dropped': 'The line broke while they were handed over.',
  'receiver-left': 'Whoever had taken over hung up first.',
  'room-ended': 'The telephone network ended the call.',
  'do-not-call': 'We were told not to call them.',
  'called-off': 'They told us meanwhile that they do not need this call.',
  'not-allowed': 'Calling them is not allowed now.',
  'never-dialled': 'Nobody was dialled.',
};

/** Why a call is over and who hung up, for the counsellor who was on it. */
export function tellEnding({ endCause, talked, hungUpBy }: EndingFacts): string {
  if (endCause !== 'completed') return causes[endCause] ?? 'The call could not be placed.';
  if (!talked) return 'The call ended without a talk.';
  if (hungUpBy === null) return 'The call ended.';
  return hungUpBy === 'counsellor' ? 'You ended the call.' : 'They hung up.';
}
