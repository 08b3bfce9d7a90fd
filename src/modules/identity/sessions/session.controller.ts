import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionDto, SignInDto } from '../../../contracts/session.dto.js';
import { ForStaff, Public } from '../../../platform/auth/access.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { clearSessionCookie, setSessionCookie } from '../../../platform/auth/credentials.js';
import { CurrentSession } from '../../../platform/auth/current-principal.js';
import { Settings } from '../../../platform/config/settings.js';
import { SessionStore } from './session.store.js';
import { SignIn } from './sign-in.js';

@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: SessionStore,
    private readonly settings: Settings,
  ) {}

  @Post()
  @Public()
  async begin(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const session = await this.signIn.run(body, request.ip);
    setSessionCookie(reply, this.settings, session.token);
    return toDto(session);
  }

  @Get()
  @ForStaff()
  read(@CurrentSession() session: StaffSession): SessionDto {
    return toDto(session);
  }

  @Delete()
  @ForStaff()
  @HttpCode(204)
  async end(@CurrentSession() session: StaffSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(session.token);
    clearSessionCookie(reply, this.settings);
  }
}

function toDto({ principal, csrfToken }: StaffSession): SessionDto {
  const { userId, name, email, roles } = principal;
  return { user: { id: userId, name, email }, roles: [...roles], csrfToken };
}
