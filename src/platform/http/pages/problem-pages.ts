import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../to-problem.js';

/** What somebody outside sees when a page of ours refuses or fails: a page too, never JSON. Bound by the module that has such pages. */
export abstract class ProblemPages {
  /** False: nothing was shown, since this is no address of a page; the problem goes out as JSON. */
  abstract show(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<boolean>;
}
