import { REST_EFFECTS, WEBHOOK_EFFECTS, type FaultEffect, type FaultRule } from './fault-rules.js';
import { WEBHOOK_NAMES } from '../webhooks/webhook.js';

const isWebhook = (name: string): boolean => WEBHOOK_NAMES.some((known) => known === name);

function positive(value: unknown, otherwise: number, field: string): number {
  if (value === undefined) return otherwise;
  if (typeof value !== 'number' || !(value > 0)) throw new Error(`${field} must be a positive number`);
  return value;
}

function effectFor(name: string, value: unknown): FaultEffect {
  const allowed: readonly FaultEffect[] = isWebhook(name) ? WEBHOOK_EFFECTS : REST_EFFECTS;
  const effect = allowed.find((known) => known === value);
  if (!effect) throw new Error(`effect of "${name}" must be one of ${allowed.join(', ')}`);
  return effect;
}

/**
 * Reads a rule from the control API: `{ match: { name, number? }, effect, nth?, times?, seconds?, status? }`.
 * Throws an Error with the reason when it makes no sense.
 */
export function parseFault(value: unknown, operations: readonly string[]): FaultRule {
  const given = (value ?? {}) as Record<string, unknown>;
  const match = (given['match'] ?? {}) as Record<string, unknown>;
  const { name, number } = match;
  if (typeof name !== 'string' || !(isWebhook(name) || operations.includes(name))) {
    throw new Error(`match.name must be one of ${[...operations, ...WEBHOOK_NAMES].join(', ')}`);
  }
  if (number !== undefined && typeof number !== 'string') throw new Error('match.number must be a string');
  const status = positive(given['status'], 500, 'status');
  if (!Number.isInteger(status) || status < 400 || status > 599) throw new Error('status must be from 400 to 599');
  return {
    match: { name, number },
    effect: effectFor(name, given['effect']),
    nth: positive(given['nth'], 1, 'nth'),
    times: positive(given['times'], 1, 'times'),
    seconds: positive(given['seconds'], 1, 'seconds'),
    status,
  };
}
