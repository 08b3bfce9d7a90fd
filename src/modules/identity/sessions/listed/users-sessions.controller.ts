import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { EndedSessionsDto, ListedSessionsDto } from '../../../../contracts/signing-in/sessions.dto.js';
import { ForStaff } from '../../../../platform/auth/access.js';
import type { StaffSession } from '../../../../platform/auth/authenticator.js';
import { CurrentSession } from '../../../../platform/auth/current-principal.js';
import { IdParam } from '../../../../platform/http/id-param.js';
import { EndSessions } from './end-sessions.js';
import { SessionsReadModel } from './sessions.read-model.js';

/** Where somebody else is signed in. */
@Controller('v1/admin/users/:id/sessions')
@ForStaff('manage-users')
export class UsersSessionsController {
  constructor(
    private readonly sessions: SessionsReadModel,
    private readonly endSessions: EndSessions,
  ) {}

  @Get()
  list(@CurrentSession() session: StaffSession, @IdParam() userId: string): Promise<ListedSessionsDto> {
    return this.sessions.of(userId, session.id);
  }

  @Delete()
  async endAll(@CurrentSession() { principal }: StaffSession, @IdParam() userId: string): Promise<EndedSessionsDto> {
    return { ended: await this.endSessions.all(userId, principal.userId, null) };
  }

  @Delete(':sessionId')
  @HttpCode(204)
  endOne(
    @CurrentSession() { principal }: StaffSession,
    @IdParam() userId: string,
    @IdParam('sessionId') sessionId: string,
  ): Promise<void> {
    return this.endSessions.one(userId, sessionId, principal.userId);
  }
}
