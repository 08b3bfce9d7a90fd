import type { PhoneDeclaration } from './phones/persona.js';

export interface SimulatorOptions {
  /** The address to listen on; 127.0.0.1 unless told. */
  readonly host?: string | undefined;
  /** Of the REST face; 0 takes any free one. */
  readonly port?: number;
  /** Of the control face; 0 takes any free one. */
  readonly controlPort?: number;
  readonly accountSid?: string;
  readonly authToken?: string;
  /** The API key that signs the access tokens of softphones. */
  readonly apiKeySid?: string;
  readonly apiKeySecret?: string;
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
export const DEFAULT_API_KEY_SECRET = 'simulated-api-key-secret';
