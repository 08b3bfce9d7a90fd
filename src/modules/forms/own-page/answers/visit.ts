import type { FastifyReply } from 'fastify';

export interface Visit {
  readonly token: string;
  readonly query: Readonly<Record<string, unknown>>;
  /** Of the network, for whoever tries many links. */
  readonly address: string;
  readonly reply: FastifyReply;
}
