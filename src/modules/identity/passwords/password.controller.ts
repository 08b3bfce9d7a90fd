import { Body, Controller, Put } from '@nestjs/common';
import { ChangePasswordDto } from '../../../contracts/signing-in/factors.dto.js';
import { EndedSessionsDto } from '../../../contracts/signing-in/sessions.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { CurrentSession } from '../../../platform/auth/current-principal.js';
import { ChangePassword } from './change-password.js';

@Controller('v1/me/password')
@ForStaff()
export class PasswordController {
  constructor(private readonly changePassword: ChangePassword) {}

  /** One's own. Every other session of one's own ends. */
  @Put()
  async change(@CurrentSession() session: StaffSession, @Body() body: ChangePasswordDto): Promise<EndedSessionsDto> {
    return { ended: await this.changePassword.run(session, body) };
  }
}
