import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ConsentsDto, HoldConsentDto, SigningKeysDto } from '../../../contracts/consent.dto.js';
import { ForStaff, Public } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { DocumentSigner } from '../../../platform/crypto/signed-document.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { ConsentsReadModel } from './consents.read-model.js';
import { HoldConsent } from './hold-consent.js';

@Controller('v1')
export class ConsentsController {
  constructor(
    private readonly consents: ConsentsReadModel,
    private readonly holdConsent: HoldConsent,
    private readonly signer: DocumentSigner,
  ) {}

  @Get('people/:id/consents')
  @ForStaff('read-records')
  of(@IdParam() id: string): Promise<ConsentsDto> {
    return this.consents.of(id);
  }

  /** Whoever gave their consents may be a minor: nothing rests on them until the privacy officer has looked. */
  @Post('people/:id/consents/freeze')
  @HttpCode(200)
  @ForStaff('keep-wishes')
  async freeze(
    @IdParam() id: string,
    @Body() { reason }: HoldConsentDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<ConsentsDto> {
    await this.holdConsent.freeze(id, reason.trim(), staff);
    return this.consents.of(id);
  }

  @Post('people/:id/consents/unfreeze')
  @HttpCode(200)
  @ForStaff('release-consents')
  async unfreeze(
    @IdParam() id: string,
    @Body() { reason }: HoldConsentDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<ConsentsDto> {
    await this.holdConsent.unfreeze(id, reason.trim(), staff);
    return this.consents.of(id);
  }

  /** With these, anybody checks an exported file without us. */
  @Get('consents/signing-keys')
  @Public()
  signingKeys(): SigningKeysDto {
    return { keys: this.signer.published().map((key) => ({ ...key })) };
  }
}
