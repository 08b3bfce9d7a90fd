import { ApiHeader } from '@nestjs/swagger';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { ForStaff } from '../../platform/auth/access.js';
import { Authenticator, type StaffSession } from '../../platform/auth/authenticator.js';
import { CurrentSession } from '../../platform/auth/current-principal.js';
import { type EventCursor, parseCursor } from '../../platform/outbox/event-cursor.js';
import { EventLog } from '../../platform/outbox/event-log.js';
import { EventStream } from './event-stream.js';
import { LiveEvents } from './live-events.js';

@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly log: EventLog,
    private readonly live: LiveEvents,
    private readonly authenticator: Authenticator,
    @InjectPinoLogger(EventsController.name) private readonly logger: PinoLogger,
  ) {}

  /** Server-sent events from `Last-Event-ID` (or `after`) on; without either, from now on. */
  @ApiHeader({ name: 'last-event-id', required: false })
  @Get()
  @ForStaff('see-the-floor')
  @ApiProduces('text/event-stream')
  async follow(
    @CurrentSession() session: StaffSession,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventId?: string,
    @Query('after') after?: string,
  ): Promise<void> {
    const { cursor, reset } = await this.startAt(lastEventId ?? after);
    if (reply.request.method === 'HEAD') return void reply.send();
    reply.hijack();
    const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' };
    reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers });
    const stream = new EventStream(reply.raw, this.live, () => this.authenticator.sessionStands(session.token));
    // The console comes back by itself and resumes.
    await stream.run(cursor, reset).catch((error: unknown) => this.logger.warn({ err: error }, 'a live connection broke off'));
  }

  private async startAt(wanted: string | undefined): Promise<{ cursor: EventCursor; reset: boolean }> {
    if (wanted === undefined) return { cursor: await this.log.now(), reset: false };
    const cursor = parseCursor(wanted);
    return cursor && (await this.log.knows(cursor)) ? { cursor, reset: false } : { cursor: await this.log.now(), reset: true };
  }
}
