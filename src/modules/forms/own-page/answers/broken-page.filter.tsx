import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { sendPage } from '../../../../platform/http/pages/send-page.js';
import { toProblem } from '../../../../platform/http/to-problem.js';
import { OwnPageViews } from '../own-page.views.js';
import { GonePage } from '../pages/gone-page.js';

/** Somebody frightened gets a page with our number on it, whatever goes wrong here. */
@Catch()
export class BrokenPageFilter implements ExceptionFilter {
  constructor(
    private readonly views: OwnPageViews,
    private readonly logger: PinoLogger,
  ) {}

  async catch(exception: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { status } = toProblem(exception, request.id);
    if (status >= 500) this.logger.error({ err: exception, requestId: request.id }, 'a page for somebody outside failed');
    if (reply.sent || reply.raw.headersSent) return;
    const view = await this.views.gone(null);
    const { language, words } = view;
    sendPage(reply, { language, title: words.title, status, body: <GonePage view={view} address="" problem="broken" /> });
  }
}
