import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { AddedPasskeyDto, NewPasskeyDto } from '../../../contracts/signing-in/factors.dto.js';
import { PasskeyOptionsDto } from '../../../contracts/session.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { CurrentSession } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { toPasskeyDto } from '../factors/to-passkey-dto.js';
import { KeepPasskeys } from './keep-passkeys.js';
import { PasskeyOptions } from './passkey-options.js';

/** One's own passkeys; GET /v1/me/factors lists them. */
@Controller('v1/me/passkeys')
@ForStaff()
export class PasskeysController {
  constructor(
    private readonly options: PasskeyOptions,
    private readonly passkeys: KeepPasskeys,
  ) {}

  /** For navigator.credentials.create, whose answer makes the passkey. */
  @Post('options')
  @HttpCode(200)
  @NeedsFreshProof()
  async begin(@CurrentSession() { principal }: StaffSession): Promise<PasskeyOptionsDto> {
    return { options: await this.options.toMake(principal) };
  }

  @Post()
  @NeedsFreshProof()
  async add(@CurrentSession() session: StaffSession, @Body() body: NewPasskeyDto): Promise<AddedPasskeyDto> {
    const { passkey, recoveryCodes } = await this.passkeys.add(session, body);
    return { passkey: toPasskeyDto(passkey), recoveryCodes };
  }

  @Delete(':id')
  @HttpCode(204)
  @NeedsFreshProof()
  remove(@CurrentSession() session: StaffSession, @IdParam() id: string): Promise<void> {
    return this.passkeys.remove(session, id);
  }
}
