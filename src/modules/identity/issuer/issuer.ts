import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Configuration, CustomFetch } from 'openid-client';
import { Clock } from '../../../platform/clock.js';
import { Settings } from '../../../platform/config/settings.js';
import { SystemResolver } from '../../../platform/egress/host-resolver.js';
import { IssuerFetch } from '../../../platform/egress/issuer-fetch.js';

/** What we have to remember of a sign-in while the browser is at the issuer. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the issuer vouches for. */
export interface VouchedFor {
  readonly subject: string;
  /** Null: none that it has verified. */
  readonly email: string | null;
  /** It asked for a second factor (RFC 8176). */
  readonly usedMfa: boolean;
}

const oidc = () => import('openid-client');
const rememberedMs = 60 * 60_000;
export const callbackPath = '/v1/session/issuer/callback';

/** The OpenID provider of the settings: authorization code with PKCE, state and nonce; its signature is checked. */
@Injectable()
export class Issuer implements OnModuleDestroy {
  private readonly egress: IssuerFetch | null;
  private known: { readonly until: number; readonly configuration: Promise<Configuration> } | null = null;

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    this.egress = settings.oidcIssuer === undefined ? null : new IssuerFetch(settings.oidcIssuer, new SystemResolver());
  }

  get isSetUp(): boolean {
    return this.egress !== null;
  }

  /** Where to send the browser. */
  async depart(): Promise<{ url: string; departure: Departure }> {
    const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } = await oidc();
    const departure = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: `${this.settings.publicUrl}${callbackPath}`,
      scope: 'openid email',
      state: departure.state,
      nonce: departure.nonce,
      code_challenge: await calculatePKCECodeChallenge(departure.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, departure };
  }

  /** `query` is what the browser came back with, from `?` on. Throws whatever is wrong with it, or with the issuer. */
  async arrive(query: string, { state, nonce, verifier }: Departure): Promise<VouchedFor> {
    const { authorizationCodeGrant } = await oidc();
    const url = new URL(`${this.settings.publicUrl}${callbackPath}${query}`);
    const tokens = await authorizationCodeGrant(await this.configuration(), url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims()!;
    const { email, email_verified: isVerified, amr } = claims;
    return {
      subject: claims.sub,
      email: typeof email === 'string' && isVerified === true ? email : null,
      usedMfa: Array.isArray(amr) && amr.includes('mfa'),
    };
  }

  async onModuleDestroy(): Promise<void> {
    await this.egress?.close();
  }

  /** Read again each hour, and after it could not be read. */
  private configuration(): Promise<Configuration> {
    const now = this.clock.now().getTime();
    if (this.known && this.known.until > now) return this.known.configuration;
    const configuration = this.discover();
    this.known = { until: now + rememberedMs, configuration };
    configuration.catch(() => {
      this.known = null;
    });
    return configuration;
  }

  private async discover(): Promise<Configuration> {
    const { allowInsecureRequests, customFetch, discovery } = await oidc();
    const { oidcIssuer, oidcClientId, oidcClientSecret } = this.settings;
    const fetch: CustomFetch = (url, options) => this.egress!.fetch(url, options);
    // Settings let http through on a developer's machine only.
    const execute = oidcIssuer!.startsWith('http:') ? [allowInsecureRequests] : [];
    return discovery(new URL(oidcIssuer!), oidcClientId!, oidcClientSecret, undefined, { [customFetch]: fetch, execute });
  }
}
