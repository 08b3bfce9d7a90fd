import { LINE_TYPES, REASSIGNED, TEXT_FATES, type Line } from './line.js';
import type { CarrierSettings } from './carrier.js';

type Given = Readonly<Record<string, unknown>>;

function record(value: unknown, known: readonly string[]): Given {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('a JSON object is needed');
  const unknown = Object.keys(value).filter((field) => !known.includes(field));
  if (unknown.length > 0) throw new Error(`unknown field ${unknown.join(', ')}; known are ${known.join(', ')}`);
  return value as Given;
}

function choice<T extends string>(given: Given, field: string, allowed: readonly T[]): Readonly<Record<string, T>> {
  if (given[field] === undefined) return {};
  const found = allowed.find((known) => known === given[field]);
  if (!found) throw new Error(`${field} must be one of ${allowed.join(', ')}`);
  return { [field]: found };
}

function words(given: Given, field: string): Readonly<Record<string, string>> {
  const value = given[field];
  if (value === undefined) return {};
  if (typeof value !== 'string') throw new Error(`${field} must be text`);
  return { [field]: value };
}

function flag(given: Given, field: string): Readonly<Record<string, boolean>> {
  const value = given[field];
  if (value === undefined) return {};
  if (typeof value !== 'boolean') throw new Error(`${field} must be true or false`);
  return { [field]: value };
}

/** Reads `{ lineType?, texts?, callerName?, carrierName?, reassigned?, advancedOptOut? }`. Throws an Error with the reason. */
export function parseLine(value: unknown): Partial<Line> {
  const given = record(value, ['lineType', 'texts', 'callerName', 'carrierName', 'reassigned', 'advancedOptOut']);
  return {
    ...choice(given, 'lineType', LINE_TYPES),
    ...choice(given, 'texts', TEXT_FATES),
    ...choice(given, 'reassigned', REASSIGNED),
    ...flag(given, 'advancedOptOut'),
    ...words(given, 'callerName'),
    ...words(given, 'carrierName'),
  };
}

/** Reads `{ queueSeconds?, optedOut? }`. Throws an Error with the reason. */
export function parseCarrierSettings(value: unknown, usual: CarrierSettings): CarrierSettings {
  const given = record(value, ['queueSeconds', 'optedOut']);
  const { queueSeconds = usual.queueSeconds } = given;
  if (typeof queueSeconds !== 'number' || !(queueSeconds >= 0)) throw new Error('queueSeconds must be a number of seconds');
  return { ...usual, ...choice(given, 'optedOut', ['refused', 'failed']), queueSeconds };
}
