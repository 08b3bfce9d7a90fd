/** Whether this browser can make and show passkeys as JSON. */
export const hasPasskeys = typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

// Closing the browser's own window, or taking too long, is no error of anybody.
const givenUp = ['NotAllowedError', 'AbortError', 'InvalidStateError', 'SecurityError'];

async function orGivenUp(credential: Promise<Credential | null>): Promise<object | null> {
  try {
    return ((await credential) as PublicKeyCredential | null)?.toJSON() ?? null;
  } catch (error) {
    if (error instanceof DOMException && givenUp.includes(error.name)) return null;
    throw error;
  }
}

/** What to send as `passkey`; null: none was shown. */
export function showPasskey(options: object): Promise<object | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  return orGivenUp(navigator.credentials.get({ publicKey }));
}

/** What to send as `passkey`; null: none was made. */
export function makePasskey(options: object): Promise<object | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  return orGivenUp(navigator.credentials.create({ publicKey }));
}
