/** Which client understands a token; the web program has one `SoftphonePort` for each. */
export type SoftphoneClientKind = 'twilio' | 'simulated';

/** Why a softphone cannot do what it was asked: each has its own sentence and its own way out on the screen. */
export type SoftphoneError =
  | { readonly kind: 'no-microphone' }
  | { readonly kind: 'token-expired' }
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'call-failed'; readonly code: string }
  | { readonly kind: 'elsewhere' };

export type SoftphoneState = 'unregistered' | 'registering' | 'registered' | 'closed';
export type SoftphoneCallState = 'ringing' | 'connecting' | 'open' | 'reconnecting' | 'closed';

/** What the softphone tells the page. `reconnecting` is no hang-up: the call is still theirs. */
export type SoftphoneEvent =
  | { readonly kind: 'state'; readonly state: SoftphoneState }
  | { readonly kind: 'incoming'; readonly callKey: string }
  | { readonly kind: 'call'; readonly callKey: string; readonly state: SoftphoneCallState; readonly muted: boolean }
  | { readonly kind: 'token-will-expire' }
  | { readonly kind: 'error'; readonly error: SoftphoneError };

/**
 * A telephone in the browser, whoever the carrier is. Every method may be called in any state; what cannot be done comes back as
 * an `error` event, not as a rejected promise. Only one tab of a browser registers.
 */
export interface SoftphonePort {
  /** Signs on with a token of `POST /v1/me/softphone/token`; again with a fresh one on `token-will-expire`. */
  register(token: string): Promise<void>;
  /** Signs off; a call that is on goes on until it is hung up. */
  close(): Promise<void>;
  accept(callKey: string): Promise<void>;
  reject(callKey: string): Promise<void>;
  /** Leaves the call. Tell the server first (`POST /v1/calls/{id}/hang-up`): a leg that just vanishes counts as a lost counsellor. */
  hangUp(callKey: string): Promise<void>;
  mute(callKey: string, on: boolean): Promise<void>;
  /** Tones into the call: digits, star, hash, and w for half a second. */
  sendDigits(callKey: string, digits: string): Promise<void>;
  /** @returns what to call to hear no more. */
  on(listener: (event: SoftphoneEvent) => void): () => void;
}
