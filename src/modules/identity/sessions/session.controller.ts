import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionDto, SignInDto } from '../../../contracts/session.dto.js';
import { ForStaff, Public } from '../../../platform/auth/access.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { clearSessionCookie } from '../../../platform/auth/credentials.js';
import { CurrentSession } from '../../../platform/auth/current-principal.js';
import { Settings } from '../../../platform/config/settings.js';
import { BeginSession } from './begin-session.js';
import { SessionStore } from './session.store.js';
import { SignIn } from './sign-in.js';
import { toSessionDto } from './to-session-dto.js';

@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly beginSession: BeginSession,
    private readonly sessions: SessionStore,
    private readonly settings: Settings,
  ) {}

  /** 401 session/code-needed after a right password: send it again, with a second factor. */
  @Post()
  @Public()
  async begin(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return toSessionDto(await this.beginSession.run(request, reply, () => this.signIn.run(body, request.ip)));
  }

  @Get()
  @ForStaff()
  read(@CurrentSession() session: StaffSession): SessionDto {
    return toSessionDto(session);
  }

  @Delete()
  @ForStaff()
  @HttpCode(204)
  async end(@CurrentSession() session: StaffSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(session.token);
    clearSessionCookie(reply, this.settings);
    // ASVS 14.3.1: nothing of it stays in a browser that others use too.
    void reply.header('clear-site-data', '"cache", "storage"');
  }
}
