/** When first needed: it brings half a second of ASN.1 with it. */
export const webauthn = () => import('@simplewebauthn/server');

export type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** The site that passkeys are made for: they work at no other (WebAuthn 5.1.2), which is why nobody can be lured into showing one. */
export function relyingParty(publicUrl: string): { readonly id: string; readonly origin: string } {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}
