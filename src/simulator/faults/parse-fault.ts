import { WEBHOOK_NAMES } from '../webhooks/webhook.js';
import { REST_EFFECTS, STRIPPABLE, WEBHOOK_EFFECTS, type FaultEffect } from './fault-effects.js';
import type { FaultMatch, FaultRule } from './fault-rules.js';

type Given = Readonly<Record<string, unknown>>;

const RULE_FIELDS = [
  'match',
  'effect',
  'nth',
  'times',
  'probability',
  'fromSeconds',
  'untilSeconds',
  'seconds',
  'status',
  'retryAfter',
  'header',
  'withoutToken',
];
const MATCH_FIELDS = ['name', 'number', 'callSid', 'event'];
/** The reads whose past the simulator remembers. */
const STALE_READS = ['FetchCall', 'ListCall'];
const STATUSES = { min: 400, max: 599 };

function record(value: unknown, fields: readonly string[], what: string): Given {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${what} must be a JSON object`);
  const unknown = Object.keys(value).filter((field) => !fields.includes(field));
  if (unknown.length > 0) throw new Error(`${what}: unknown field ${unknown.join(', ')}; known are ${fields.join(', ')}`);
  return value as Given;
}

function number(given: Given, field: string, min: number, max = Infinity): number | undefined {
  const value = given[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !(value >= min && value <= max))
    throw new Error(`${field} must be a number from ${min} to ${max}`);
  return value;
}

function text(given: Given, field: string): string | undefined {
  const value = given[field];
  if (value === undefined || typeof value === 'string') return value;
  throw new Error(`match.${field} must be a string`);
}

function matchOf(value: unknown, operations: readonly string[]): FaultMatch {
  const given = record(value ?? {}, MATCH_FIELDS, 'match');
  const names: readonly unknown[] = [given['name']].flat();
  const known = ['*', ...operations, ...WEBHOOK_NAMES];
  if (names.length === 0 || !names.every((name) => known.some((one) => one === name))) {
    throw new Error(`match.name must be one or several of ${known.join(', ')}`);
  }
  const name = given['name'] as string | readonly string[];
  return { name, number: text(given, 'number'), callSid: text(given, 'callSid'), event: text(given, 'event') };
}

function effectFor({ name }: FaultMatch, value: unknown): FaultEffect {
  const named = [name].flat().filter((one) => one !== '*');
  const webhooks = named.filter((one) => WEBHOOK_NAMES.some((known) => known === one));
  const forWebhooks: readonly FaultEffect[] = webhooks.length === named.length ? WEBHOOK_EFFECTS : [];
  const forRest: readonly FaultEffect[] = webhooks.length === 0 ? REST_EFFECTS : [];
  const allowed = [...forWebhooks, ...forRest];
  const effect = allowed.find((known) => known === value);
  if (!effect) throw new Error(`effect of "${String(name)}" must be one of ${allowed.join(', ')}`);
  if (effect === 'stale-read' && (named.length === 0 || named.some((one) => !STALE_READS.includes(one)))) {
    throw new Error(`stale-read knows only ${STALE_READS.join(' and ')}`);
  }
  return effect;
}

function headerFor(effect: FaultEffect, given: Given): FaultRule['header'] {
  if (effect !== 'strip-header') return undefined;
  const header = STRIPPABLE.find((known) => known === given['header']);
  if (!header) throw new Error(`header must be one of ${STRIPPABLE.join(', ')}`);
  return header;
}

function secondsFor(effect: FaultEffect, given: Given): number {
  // A Timestamp may be off to either side.
  if (effect === 'clock-offset') return number(given, 'seconds', -86_400, 86_400) ?? 600;
  return number(given, 'seconds', 0) ?? (effect === 'duplicate' ? 0 : 1);
}

/**
 * Reads a rule from the control API, as FaultRule describes it: `match.name` and `effect` are needed. Without `times` it
 * strikes once, or with a `probability` without end. Throws an Error with the reason when it makes no sense.
 */
export function parseFault(value: unknown, operations: readonly string[]): FaultRule {
  const given = record(value ?? {}, RULE_FIELDS, 'a fault');
  const match = matchOf(given['match'], operations);
  const effect = effectFor(match, given['effect']);
  const probability = number(given, 'probability', 0, 1);
  const status = number(given, 'status', STATUSES.min, STATUSES.max) ?? 500;
  if (!Number.isInteger(status)) throw new Error('status must be a whole number');
  return {
    match,
    effect,
    nth: number(given, 'nth', 1) ?? 1,
    times: number(given, 'times', 1) ?? (probability === undefined ? 1 : Number.MAX_SAFE_INTEGER),
    probability,
    fromSeconds: number(given, 'fromSeconds', 0),
    untilSeconds: number(given, 'untilSeconds', 0),
    seconds: secondsFor(effect, given),
    status,
    retryAfter: number(given, 'retryAfter', 0),
    header: headerFor(effect, given),
    withoutToken: given['withoutToken'] === true,
  };
}
