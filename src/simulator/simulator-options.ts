import type { Limits } from './limits.js';
import type { PhoneDeclaration } from './phones/persona.js';

/** PEM text. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

export interface SimulatorOptions {
  /** The address to listen on; 127.0.0.1 unless told. */
  readonly host?: string | undefined;
  /** Of the REST face; 0 takes any free one. */
  readonly port?: number;
  /** Of the control face; 0 takes any free one. */
  readonly controlPort?: number;
  readonly accountSid?: string;
  readonly authToken?: string;
  /** A key of the account besides its token; it also signs the access tokens of softphones. */
  readonly apiKeySid?: string;
  readonly apiKeySecret?: string;
  /** Of everything random; a fresh one unless told. */
  readonly seed?: string | undefined;
  /** Whether a document that breaks the grammar fails, as it does unless told; Twilio only notes it and goes on. */
  readonly strictTwiml?: boolean | undefined;
  /** Where debugger events go; nowhere unless told. */
  readonly debuggerUrl?: string | undefined;
  /** The clock stands still until it is advanced over the control face. */
  readonly stepped?: boolean | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** Answers the REST face over HTTPS too, on a port of its own. */
  readonly tls?: (TlsFiles & { readonly port?: number | undefined }) | undefined;
  /** All simulated durations are divided by it. */
  readonly speed?: number;
  /** Where to write what crossed the wire, one JSON object a line. */
  readonly trafficLog?: string | undefined;
  /** Numbers that may appear as caller; without it any +1 number may. */
  readonly ownNumbers?: readonly string[] | undefined;
  /** The voice URL of each TwiML application, by its SID. */
  readonly applications?: Readonly<Record<string, string>>;
  readonly phones?: readonly PhoneDeclaration[];
}

export const DEFAULT_ACCOUNT_SID = 'AC00000000000000000000000000000001';
export const DEFAULT_AUTH_TOKEN = 'simulated-auth-token';
export const DEFAULT_API_KEY_SID = 'SK00000000000000000000000000000001';
export const DEFAULT_API_KEY_SECRET = 'simulated-api-secret';
