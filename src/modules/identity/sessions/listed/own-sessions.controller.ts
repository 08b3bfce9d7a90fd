import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { EndedSessionsDto, ListedSessionsDto } from '../../../../contracts/signing-in/sessions.dto.js';
import { ForStaff } from '../../../../platform/auth/access.js';
import type { StaffSession } from '../../../../platform/auth/authenticator.js';
import { CurrentSession } from '../../../../platform/auth/current-principal.js';
import { IdParam } from '../../../../platform/http/id-param.js';
import { EndSessions } from './end-sessions.js';
import { SessionsReadModel } from './sessions.read-model.js';

/** Where one is signed in oneself. */
@Controller('v1/me/sessions')
@ForStaff()
export class OwnSessionsController {
  constructor(
    private readonly sessions: SessionsReadModel,
    private readonly endSessions: EndSessions,
  ) {}

  @Get()
  list(@CurrentSession() { id, principal }: StaffSession): Promise<ListedSessionsDto> {
    return this.sessions.of(principal.userId, id);
  }

  /** All but the one that asks. */
  @Delete()
  async endOthers(@CurrentSession() { id, principal: { userId } }: StaffSession): Promise<EndedSessionsDto> {
    return { ended: await this.endSessions.all(userId, userId, id) };
  }

  @Delete(':id')
  @HttpCode(204)
  endOne(@CurrentSession() { principal: { userId } }: StaffSession, @IdParam() id: string): Promise<void> {
    return this.endSessions.one(userId, id, userId);
  }
}
