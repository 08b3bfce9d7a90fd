import type { Persona } from '../carrier.js';
import type { Chance } from './chance.js';

/** Somebody who dials us: what they do, and what we are shown. */
export interface StormCaller {
  readonly what: string;
  readonly persona: Persona;
  readonly callerId?: string;
}

// Everybody gives up one day, so that a storm comes to its end.
const patience = { hangUpAfterSeconds: 600, talkSeconds: 15 };

const hangUpStages = ['ringing', 'greeting', 'gather', 'queue', 'conference'] as const;

function whoHangsUp(chance: Chance): StormCaller {
  const hangUpAt = chance.one(hangUpStages);
  return {
    what: `hangs up in ${hangUpAt}`,
    persona: { hangUpAt, hangUpAfterSeconds: chance.between(0, 20), talkSeconds: 15, presses: [''] },
  };
}

const withheldIds = ['anonymous', '+266696687', '+86282452253', 'restricted', ''];

const makers: readonly (readonly [weight: number, make: (chance: Chance, ownNumber: () => string) => StormCaller])[] = [
  [30, (chance) => ({ what: 'waits', persona: { ...patience, talkSeconds: chance.between(2, 20) } })],
  [20, whoHangsUp],
  [10, (chance) => ({ what: 'keeps the place', persona: { ...patience, presses: ['', '1', '1', chance.one(['1', '2', ''])] } })],
  [
    5,
    (_, number) => ({
      what: 'gives another number',
      persona: { ...patience, presses: ['', '1', '2', `${number().slice(2)}#`, '1', '1'] },
    }),
  ],
  [3, () => ({ what: 'types rubbish', persona: { ...patience, presses: ['7', '1', '2', '911#', '9005550100#', '1', ''] } })],
  [
    8,
    (chance) => ({
      what: 'leaves a message',
      persona: { ...patience, presses: ['', '2'], leavesMessageSeconds: chance.between(0, 10) },
    }),
  ],
  [
    4,
    () => ({
      what: 'hangs up in the message',
      persona: { ...patience, presses: ['', '2'], hangUpAt: 'record', hangUpAfterSeconds: 3 },
    }),
  ],
  [5, (chance) => ({ what: 'is in danger', persona: { ...patience, presses: ['9'], talkSeconds: chance.between(2, 20) } })],
  [3, () => ({ what: 'is in danger while waiting', persona: { ...patience, presses: ['', '9', '8'], talkSeconds: 10 } })],
  [6, () => ({ what: 'wants no callback', persona: { ...patience, presses: ['', '3'] } })],
  [4, (chance) => ({ what: 'speaks Spanish', persona: { ...patience, presses: ['2'], talkSeconds: chance.between(2, 20) } })],
];

const whoWithholds = (chance: Chance): StormCaller => ({
  what: 'withholds the number',
  persona: { ...patience, talkSeconds: chance.between(2, 20), presses: chance.one([[''], ['', '1', '1'], ['*', '123456#']]) },
  callerId: chance.one(withheldIds),
});

/** Draws somebody who calls the hotline. `number` gives one more number of somebody. */
export function drawCaller(chance: Chance, number: () => string): StormCaller {
  return chance.next() < 0.06 ? whoWithholds(chance) : chance.weighted(makers)(chance, number);
}

/** Draws somebody who is called. */
export function drawCalled(chance: Chance): Persona {
  const reached: Persona = { kind: 'human', answerAfterSeconds: chance.between(1, 8), talkSeconds: chance.between(2, 20) };
  return chance.weighted<Persona>([
    [50, reached],
    [12, { kind: 'busy', next: [reached] }],
    [10, { kind: 'no-answer', next: [reached] }],
    [8, { kind: 'voicemail', answerAfterSeconds: 12, hangUpAfterSeconds: 30 }],
    [6, { kind: 'relative', answerAfterSeconds: 5, hangUpAfterSeconds: 20 }],
    [8, { kind: 'declines', answerAfterSeconds: 4, next: [reached] }],
    [6, { kind: 'unreachable' }],
  ]);
}

/** Draws how a counsellor's own phone behaves, offer after offer; in the end they take every one. */
export function drawCounsellor(chance: Chance): Persona {
  const takes: Persona = { kind: 'human', answerAfterSeconds: chance.between(1, 4), press: '1', pressAfterSeconds: 1 };
  const each = Array.from({ length: 40 }, () =>
    chance.weighted<Persona>([
      [75, takes],
      [5, { kind: 'no-answer' }],
      [4, { kind: 'declines', answerAfterSeconds: 2 }],
      [3, { kind: 'human', answerAfterSeconds: 1, press: '2' }],
      [3, { kind: 'voicemail', answerAfterSeconds: 10 }],
      [2, { kind: 'busy' }],
      [3, { ...takes, pressAfterSeconds: 30 }],
      [3, { ...takes, hangUpAfterSeconds: chance.between(3, 25) }],
      [2, { ...takes, hangUpAt: 'conference' }],
    ]),
  );
  return { ...each[0]!, next: [...each.slice(1).map((one) => ({ kind: 'human', ...one })), takes] };
}
