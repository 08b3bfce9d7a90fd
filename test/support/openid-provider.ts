import { createServer, type Server } from 'node:http';
import type Provider from 'oidc-provider';
import type { Context } from 'oidc-provider';
import { freePort } from './ports.js';

/** Whoever signs in there next, without being asked for anything. */
export interface Visitor {
  readonly id: string;
  readonly email: string;
  readonly verified: boolean;
  /** Ways in which they signed in (RFC 8176). */
  readonly amr?: readonly string[];
}

export const client = { id: 'ringback', secret: 'a secret of the tests, and long enough' };

/** A certified OpenID provider on this machine, which lets everybody in as `visitor`. */
export class OpenIdProvider {
  visitor: Visitor = { id: 'nobody', email: 'nobody@ringback.example', verified: true };

  private constructor(
    readonly issuer: string,
    private readonly server: Server,
  ) {}

  static async start(redirectUri: string): Promise<OpenIdProvider> {
    const port = await freePort();
    const issuer = `http://127.0.0.1:${port}`;
    const server = createServer();
    const started = new OpenIdProvider(issuer, server);
    const provider = await quietly(started.configuration(redirectUri), issuer);
    const answer = provider.callback();
    server.on('request', (request, response) => {
      if (!request.url!.startsWith('/interaction/')) return answer(request, response);
      const { id: accountId, amr } = started.visitor;
      void provider.interactionFinished(request, response, { login: { accountId, amr, remember: false } });
    });
    await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
    return started;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private configuration(redirectUri: string): object {
    return {
      clients: [
        { client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri], grant_types: ['authorization_code'] },
      ],
      claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
      pkce: { required: () => true },
      cookies: { keys: ['of the tests'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_: unknown, accountId: string) => ({
        accountId,
        claims: () => ({ sub: accountId, email: this.visitor.email, email_verified: this.visitor.verified }),
      }),
      loadExistingGrant: async ({ oidc: { client: asking, session, provider } }: Context) => {
        const grant = new provider.Grant({ clientId: asking.clientId, accountId: session.accountId });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
    };
  }
}

/** It warns that keys and memory are for tests only, which this is. */
async function quietly(configuration: object, issuer: string): Promise<Provider> {
  const { warn } = console;
  console.warn = () => {};
  try {
    const { default: OidcProvider } = await import('oidc-provider');
    return new OidcProvider(issuer, configuration);
  } finally {
    console.warn = warn;
  }
}
