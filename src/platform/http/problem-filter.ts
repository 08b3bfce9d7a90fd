import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import type { ProblemPages } from './pages/problem-pages.js';
import { type Problem, problemType, toProblem } from './to-problem.js';

/** The one place where exceptions become answers: application/problem+json, a page at the address of one, never a stack or SQL. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: PinoLogger,
    private readonly pages: ProblemPages | null,
  ) {}

  async catch(exception: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(exception, request.id);
    if (problem.status >= 500) {
      this.logger.error({ err: exception, requestId: request.id, route: request.routeOptions.url }, 'a request failed');
    }
    if (reply.sent || reply.raw.headersSent) return;
    if (problem.retryAfterSeconds !== null) void reply.header('retry-after', Math.ceil(problem.retryAfterSeconds));
    if (this.pages && (await this.shown(this.pages, request, reply, problem))) return;
    // As text: Fastify would refuse an object under a type that it has no serializer for.
    void reply.status(problem.status).type(problemType).send(JSON.stringify(problem.body));
  }

  private async shown(pages: ProblemPages, request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<boolean> {
    try {
      return await pages.show(request, reply, problem);
    } catch (error) {
      this.logger.error({ err: error, requestId: request.id }, 'a page about a problem could not be shown');
      return reply.sent;
    }
  }
}
