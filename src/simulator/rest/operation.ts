import type { World } from '../world.js';
import type { FormReader } from './form-reader.js';

export interface RestCall {
  readonly world: World;
  /** Decoded path parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly form: FormReader;
  readonly query: URLSearchParams;
  /** The path as requested, without query. */
  readonly uri: string;
}

/** One operation of the API: what it is called, where it is, which fields it takes, and what it does. */
export interface Operation {
  /** Its name in Twilio's OpenAPI file. */
  readonly name: string;
  /** Of another product than the 2010-04-01 API; `path` is then the whole path. */
  readonly product?: 'lookups' | 'messaging';
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/2010-04-01/Accounts/{AccountSid}`, with `{Parameter}` places. */
  readonly path: string;
  readonly successStatus: number;
  /** Form fields, or query fields of a list. Any other is refused: Twilio would ignore it, so it is always our mistake. */
  readonly fields: readonly string[];
  /** Fields that Twilio knows and the simulator does not act on: refused rather than ignored, unless empty or `false`. */
  readonly notSimulated?: readonly string[];
  /** The response body, or undefined for none. Throws RestError. */
  readonly handle: (call: RestCall) => unknown;
}

export const PAGE_FIELDS = ['PageSize', 'Page', 'PageToken'] as const;
