import { FormReader } from '../rest/form-reader.js';
import { badRequest } from '../rest/rest-error.js';
import { HTTP_METHODS } from '../webhooks/webhook.js';
import type { NumberSettings } from './number-settings.js';

const VOICE_URLS = ['VoiceUrl', 'VoiceFallbackUrl', 'StatusCallback'] as const;
const VOICE_METHODS = ['VoiceMethod', 'VoiceFallbackMethod', 'StatusCallbackMethod'] as const;
const URLS = [...VOICE_URLS, 'SmsUrl', 'SmsFallbackUrl'] as const;
const METHODS = [...VOICE_METHODS, 'SmsMethod', 'SmsFallbackMethod'] as const;
const SIDS = { VoiceApplicationSid: 'AP', SmsApplicationSid: 'AP', EmergencyAddressSid: 'AD' } as const;

export const APPLICATION_FIELDS: readonly string[] = [...VOICE_URLS, ...VOICE_METHODS];
export const NUMBER_FIELDS: readonly string[] = [
  'FriendlyName',
  'VoiceCallerIdLookup',
  ...URLS,
  ...METHODS,
  ...Object.keys(SIDS),
];

const keyOf = (field: string): string => field.charAt(0).toLowerCase() + field.slice(1);

function sidOf(form: FormReader, field: keyof typeof SIDS): string {
  const value = form.text(field) ?? '';
  if (value === '' || new RegExp(`^${SIDS[field]}[0-9a-fA-F]{32}$`).test(value)) return value;
  throw badRequest(20001, `${field} is not a SID: ${value}`);
}

/** The settings that a form changes. Empty text takes a URL or a SID away. Throws a RestError 400 for what is unusable. */
export function readNumberSettings(form: FormReader): Partial<NumberSettings> {
  const changes: Record<string, unknown> = {};
  const set = (field: string, value: () => unknown): void => {
    if (form.has(field)) changes[keyOf(field)] = value();
  };
  set('FriendlyName', () => form.text('FriendlyName'));
  set('VoiceCallerIdLookup', () => form.flag('VoiceCallerIdLookup'));
  for (const field of URLS) set(field, () => form.text(field) && form.url(field, 21502));
  for (const field of METHODS) set(field, () => form.oneOf(field, HTTP_METHODS));
  for (const field of ['VoiceApplicationSid', 'SmsApplicationSid', 'EmergencyAddressSid'] as const) {
    set(field, () => sidOf(form, field));
  }
  return changes;
}

/**
 * The same from a JSON object of the control face, whose fields have a small first letter: `{ voiceUrl, statusCallback }`.
 * Throws an Error for a field that is not in `fields`.
 */
export function settingsFromJson(value: unknown, fields: readonly string[]): Partial<NumberSettings> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('settings must be a JSON object');
  const known = new Map(fields.map((field) => [keyOf(field), field]));
  const form = new URLSearchParams();
  for (const [key, given] of Object.entries(value)) {
    const field = known.get(key);
    if (!field) throw new Error(`unknown field ${key}; known are ${[...known.keys()].join(', ')}`);
    form.set(field, String(given));
  }
  return readNumberSettings(new FormReader(form));
}
