import { isAddress, refusalToDial } from './dialable.js';
import { DEFAULT_HUMAN, PERSONA_KINDS, REFUSAL_CODES, STAGES, type Persona, type PhoneDeclaration } from './persona.js';

const KNOWN = [
  'number',
  'scenario',
  'kind',
  'name',
  'answerAfterSeconds',
  'press',
  'presses',
  'pressAfterSeconds',
  'says',
  'greetingSeconds',
  'wantsKey',
  'leavesMessageSeconds',
  'refusedWith',
  'hangUpAt',
  'hangUpAfterSeconds',
  'talkSeconds',
  'next',
];
type Given = Readonly<Record<string, unknown>>;

function seconds(given: Given, field: string): number | undefined {
  const value = given[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !(value >= 0)) throw new Error(`${field} must be a number of seconds`);
  return value;
}

function text(given: Given, field: string, pattern: RegExp): string | undefined {
  const value = given[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || !pattern.test(value)) throw new Error(`${field} must be text that matches ${pattern.source}`);
  return value;
}

function keysOfEachGather(given: Given): readonly string[] | undefined {
  const { presses } = given;
  if (presses === undefined || presses === null) return undefined;
  if (Array.isArray(presses) && presses.every((keys) => typeof keys === 'string' && /^[0-9*#]*$/.test(keys))) return presses;
  throw new Error('presses must be a list of keys 0-9, * or #, one text for each Gather, empty to press nothing');
}

function stage(given: Given): Persona['hangUpAt'] {
  const { hangUpAt } = given;
  const found = STAGES.find((known) => known === hangUpAt);
  if (found || hangUpAt === undefined || hangUpAt === null) return found;
  throw new Error(`hangUpAt must be one of ${STAGES.join(', ')}`);
}

function refusal(given: Given): Persona['refusedWith'] {
  const { refusedWith } = given;
  const found = REFUSAL_CODES.find((known) => known === refusedWith);
  if (found || refusedWith === undefined || refusedWith === null) return found;
  throw new Error(`refusedWith must be one of ${REFUSAL_CODES.join(', ')}`);
}

function record(value: unknown): Given {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('a phone must be a JSON object');
  const unknown = Object.keys(value).filter((field) => !KNOWN.includes(field));
  if (unknown.length > 0) throw new Error(`unknown field ${unknown.join(', ')}; known are ${KNOWN.join(', ')}`);
  return value as Given;
}

/** Reads how the far end behaves: a phone without its number. Throws an Error with the reason. */
export function parsePersona(value: unknown): Persona {
  const given = record(value);
  const kind = PERSONA_KINDS.find((known) => known === given['kind']);
  if (!kind) throw new Error(`kind must be one of ${PERSONA_KINDS.join(', ')}`);
  return {
    kind,
    name: text(given, 'name', /^.{1,80}$/),
    answerAfterSeconds: seconds(given, 'answerAfterSeconds') ?? DEFAULT_HUMAN.answerAfterSeconds,
    press: text(given, 'press', /^[0-9*#]+$/),
    presses: keysOfEachGather(given),
    pressAfterSeconds: seconds(given, 'pressAfterSeconds') ?? DEFAULT_HUMAN.pressAfterSeconds,
    says: text(given, 'says', /^.{1,500}$/s),
    greetingSeconds: seconds(given, 'greetingSeconds'),
    wantsKey: text(given, 'wantsKey', /^[0-9*#]$/),
    leavesMessageSeconds: seconds(given, 'leavesMessageSeconds'),
    refusedWith: refusal(given),
    hangUpAt: stage(given),
    hangUpAfterSeconds: seconds(given, 'hangUpAfterSeconds'),
    talkSeconds: seconds(given, 'talkSeconds'),
  };
}

/**
 * Reads a declared phone, `{ number, scenario?, ...persona, next?: persona[] }`, with the fields of `Persona`. Throws an
 * Error with the reason; whatever `refusalToDial` refuses can only be declared with a scenario.
 */
export function parsePhone(value: unknown): PhoneDeclaration {
  const given = record(value);
  const { number, next = [] } = given;
  const scenario = text(given, 'scenario', /^.{1,80}$/);
  if (typeof number !== 'string' || !isAddress(number)) throw new Error('number must be +E.164, a short code or client:identity');
  const refusal = refusalToDial(number, scenario !== undefined);
  if (refusal) throw new Error(refusal);
  if (!Array.isArray(next)) throw new Error('next must be a list of personas');
  return { number, scenario, personas: [parsePersona(given), ...next.map(parsePersona)] };
}
