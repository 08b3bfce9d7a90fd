import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { PasskeyOptionsDto, ProofDto, SessionDto } from '../../../contracts/session.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { CurrentSession } from '../../../platform/auth/current-principal.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { PasskeyOptions } from '../passkeys/passkey-options.js';
import { Prove } from './prove.js';
import { SessionStore } from './session.store.js';
import { toSessionDto } from './to-session-dto.js';

/** Whoever signed in shows that it is still them. */
@Controller('v1/session/proof')
@ForStaff()
export class ProofController {
  constructor(
    private readonly prove: Prove,
    private readonly sessions: SessionStore,
    private readonly passkeyOptions: PasskeyOptions,
  ) {}

  @Post()
  @HttpCode(200)
  async give(@CurrentSession() session: StaffSession, @Body() body: ProofDto): Promise<SessionDto> {
    await this.prove.run(session, body);
    const proven = await this.sessions.find(session.token, true);
    if (!proven) throw new DomainError('unauthenticated', 'session/none', 'Your session has ended: sign in again.');
    return toSessionDto(proven);
  }

  /** For navigator.credentials.get, whose answer is the `passkey` of a proof. */
  @Post('passkey')
  @HttpCode(200)
  async options(@CurrentSession() session: StaffSession): Promise<PasskeyOptionsDto> {
    return { options: await this.passkeyOptions.toShow('proof', session.principal.userId) };
  }
}
