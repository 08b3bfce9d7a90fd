import { fastify } from 'fastify';
import { Payer } from './payer.js';
import { payerControlRoutes, payerRoutes } from './payer-routes.js';

export interface RunningPayer {
  /** Where questions are sent. */
  readonly url: string;
  readonly payer: Payer;
  stop(): Promise<void>;
}

/** The clearing house by itself, on a free port of this machine; over TLS with a certificate. */
export async function startPayer(tls?: { readonly cert: string; readonly key: string }): Promise<RunningPayer> {
  const payer = new Payer();
  const app = fastify({ forceCloseConnections: true, ...(tls ? { https: tls } : {}) });
  payerRoutes(app, payer);
  payerControlRoutes(app, payer);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const named = tls ? origin.replace('127.0.0.1', 'localhost') : origin; // a certificate is for a name
  return { url: `${named}/clearing-house`, payer, stop: () => app.close() };
}
