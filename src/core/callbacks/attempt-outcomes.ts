/** What the carrier reports when nobody was reached. failed: our side or the network; unreachable: the number is not in service. */
export const carrierOutcomes = ['busy', 'no-answer', 'failed', 'unreachable'] as const;

/** What the counsellor chooses after a call was answered. */
export const dispositions = [
  'reached',
  'asked-later',
  'voicemail',
  'wrong-number',
  'other-person',
  'hung-up',
  'do-not-call',
] as const;
export type Disposition = (typeof dispositions)[number];

export const attemptOutcomes = [...carrierOutcomes, ...dispositions] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** The sentence on the counsellor's screen. */
export const dispositionLabels: Record<Disposition, string> = {
  reached: 'We talked.',
  'asked-later': 'They asked to be called at another time.',
  voicemail: 'A voicemail or machine answered.',
  'wrong-number': 'Wrong number: nobody there knows the person.',
  'other-person': 'Somebody else answered; the person was not there.',
  'hung-up': 'They hung up before we could talk.',
  'do-not-call': 'They asked us never to call again.',
};

/** 'Busy', 'No answer': how an outcome reads inside a reason. */
export const outcomeWords: Record<AttemptOutcome, string> = {
  busy: 'Busy',
  'no-answer': 'No answer',
  failed: 'The call could not be placed',
  unreachable: 'The number is not in service',
  reached: 'We talked',
  'asked-later': 'They asked to be called later',
  voicemail: 'Voicemail',
  'wrong-number': 'Wrong number',
  'other-person': 'Somebody else answered',
  'hung-up': 'They hung up',
  'do-not-call': 'They asked us never to call again',
};
