import type { Invented } from './people.js';
import { between, pick, weighted, type Random } from './random.js';
import { ownWords, relativesWords, spoken, voicemailWords, wordsForAnother, wordsInDanger } from './words.js';

/** How a simulated phone behaves, in the words of its own API. */
export interface Persona {
  readonly kind: 'human' | 'voicemail' | 'no-answer' | 'busy' | 'relative';
  readonly name: string;
  readonly answerAfterSeconds?: number;
  readonly talkSeconds?: number;
  readonly presses?: readonly string[];
  readonly pressAfterSeconds?: number;
  readonly hangUpAt?: 'queue';
  readonly hangUpAfterSeconds?: number;
  readonly says?: string;
}

/** What the form of a website sends. */
export interface Lead {
  readonly message: string;
  readonly aboutSomeoneElse: boolean;
  /** So many minutes from now; null: at once. */
  readonly inMinutes: number | null;
}

interface Whoever {
  readonly what: string;
  readonly person: Invented;
  /** Who answers the next calls to their phone, one after the other; the last one stays. */
  readonly answers: readonly [Persona, ...Persona[]];
}

export type Happening = Whoever & ({ readonly lead: Lead } | { readonly dials: Persona });

type Make = (random: Random, person: Invented) => Happening;

const talk = (random: Random, { name, language }: Invented): Persona => ({
  kind: 'human',
  name,
  answerAfterSeconds: Math.round(between(random, 2, 8)),
  talkSeconds: Math.round(between(random, 35, 90)),
  says: pick(random, spoken[language]),
});

const asks =
  (what: string, lead: (random: Random, person: Invented) => Partial<Lead>, first?: (person: Invented) => Persona): Make =>
  (random, person) => ({
    what,
    person,
    lead: { message: pick(random, ownWords[person.language]), aboutSomeoneElse: false, inMinutes: null, ...lead(random, person) },
    answers: first ? [first(person), talk(random, person)] : [talk(random, person)],
  });

const dials =
  (what: string, keys: readonly string[], more: (random: Random) => Partial<Persona>): Make =>
  (random, person) => ({
    what,
    person,
    dials: {
      ...talk(random, person),
      presses: [person.language === 'es' ? '2' : '1', ...keys],
      pressAfterSeconds: Math.round(between(random, 2, 5)),
      ...more(random),
    },
    answers: [talk(random, person)],
  });

const nothingElse = () => ({});
const listensSeconds = 20;
const answeredBy =
  (kind: 'voicemail' | 'relative', words: typeof voicemailWords) =>
  ({ name, language }: Invented): Persona => ({ kind, name, says: words[language][0], hangUpAfterSeconds: listensSeconds });

const nobodyAnswers = ({ name }: Invented): Persona => ({ kind: 'no-answer', name });

/** How often what happens. */
const choices = [
  { weight: 30, value: asks('asks for a call', nothingElse) },
  {
    weight: 10,
    value: asks('asks for somebody else', (random, { language }) => ({
      message: pick(random, wordsForAnother[language]),
      aboutSomeoneElse: true,
    })),
  },
  { weight: 6, value: asks('asks, and a voicemail answers', nothingElse, answeredBy('voicemail', voicemailWords)) },
  { weight: 5, value: asks('asks, and does not hear the phone', nothingElse, nobodyAnswers) },
  { weight: 4, value: asks('asks, and somebody else answers', nothingElse, answeredBy('relative', relativesWords)) },
  { weight: 6, value: asks('asks for a later time', (random) => ({ inMinutes: Math.round(between(random, 10, 40)) })) },
  { weight: 24, value: dials('dials the hotline', [], nothingElse) },
  {
    weight: 8,
    value: dials('dials and hangs up in the line', [], (random) => ({
      hangUpAt: 'queue',
      hangUpAfterSeconds: Math.round(between(random, 6, 25)),
    })),
  },
  { weight: 6, value: dials('dials and would rather be called back', ['1', '1', '2'], nothingElse) },
  {
    weight: 1,
    value: asks('writes of danger', (random, { language }) => ({ message: pick(random, wordsInDanger[language]) })),
  },
] as const;

/** What this person does now. */
export function whatHappens(random: Random, person: Invented): Happening {
  return weighted(random, choices)(random, person);
}

/** Somebody who was not reached phones by themselves: any contact settles what is open about them. */
export const phonesIn: Make = dials('phones in by themselves', [], nothingElse);
