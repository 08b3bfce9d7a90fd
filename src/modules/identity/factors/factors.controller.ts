import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { FactorsDto, NewTotpDto, RecoveryCodesDto, TotpCodeDto } from '../../../contracts/signing-in/factors.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { CurrentSession } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { FactorChanges } from './factor-changes.js';
import { FactorsReader } from './factors.reader.js';
import { SetUpTotp } from './set-up-totp.js';
import { toPasskeyDto } from './to-passkey-dto.js';

/** One's own second factors. */
@Controller('v1/me')
@ForStaff()
export class FactorsController {
  constructor(
    private readonly factors: FactorsReader,
    private readonly changes: FactorChanges,
    private readonly setUpTotp: SetUpTotp,
  ) {}

  @Get('factors')
  async list(@CurrentSession() { principal }: StaffSession): Promise<FactorsDto> {
    const { passkeys, ...others } = await this.factors.of(principal.userId);
    return { ...others, passkeys: passkeys.map(toPasskeyDto), required: this.factors.areRequired };
  }

  /** The secret of an app with codes, shown once; it counts when a first code has confirmed it. */
  @Post('totp')
  @NeedsFreshProof()
  beginTotp(@CurrentSession() session: StaffSession): Promise<NewTotpDto> {
    return this.setUpTotp.begin(session);
  }

  @Post('totp/confirm')
  @HttpCode(200)
  async confirmTotp(@CurrentSession() session: StaffSession, @Body() { code }: TotpCodeDto): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.setUpTotp.confirm(session, code) };
  }

  @Delete('totp')
  @HttpCode(204)
  @NeedsFreshProof()
  removeTotp(@CurrentSession() session: StaffSession): Promise<void> {
    return this.setUpTotp.remove(session);
  }

  /** New ones, shown once; those from before are good no more. */
  @Post('recovery-codes')
  @NeedsFreshProof()
  async renewCodes(@CurrentSession() session: StaffSession): Promise<RecoveryCodesDto> {
    if (!(await this.factors.has(session.principal.userId))) {
      throw new DomainError(
        'conflict',
        'factor/none',
        'You have no second factor that a recovery code could stand in for: set one up first.',
      );
    }
    return { recoveryCodes: await this.changes.run(session, (tx) => this.changes.codesRenewed(tx, session)) };
  }
}
