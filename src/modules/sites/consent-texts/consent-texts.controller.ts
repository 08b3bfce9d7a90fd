import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  ConsentTextDto,
  ConsentTextsDto,
  PublishConsentTextDto,
  RetireConsentTextDto,
} from '../../../contracts/admin/consent-text.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { knownSite } from '../known-site.js';
import { SiteDirectory } from '../site-directory.js';
import type { ConsentText } from './consent-text.store.js';
import { ConsentTexts } from './consent-texts.js';
import { PublishText } from './publish-text.js';
import { RetireText } from './retire-text.js';

@Controller('v1/admin/sites/:id/consent-texts')
@ForStaff('keep-privacy-rules')
export class ConsentTextsController {
  constructor(
    private readonly publishText: PublishText,
    private readonly retireText: RetireText,
    private readonly texts: ConsentTexts,
    private readonly sites: SiteDirectory,
  ) {}

  /** Retired ones too, newest first. */
  @Get()
  async list(@IdParam() id: string): Promise<ConsentTextsDto> {
    const site = await knownSite(this.sites, id);
    return { texts: (await this.texts.of(site.id)).map(shown) };
  }

  @Post()
  @NeedsFreshProof()
  async publish(
    @IdParam() siteId: string,
    @Body() body: PublishConsentTextDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<ConsentTextDto> {
    const id = await this.publishText.run(siteId, body, staff.userId);
    return shown((await this.texts.of(siteId)).find((text) => text.id === id)!);
  }

  /** Forms that show it are answered with 409 from now on, and show the next one. */
  @Post(':textId/retire')
  @NeedsFreshProof()
  @HttpCode(204)
  retire(
    @IdParam() siteId: string,
    @IdParam('textId') textId: string,
    @Body() { reason }: RetireConsentTextDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<void> {
    return this.retireText.run(siteId, textId, reason.trim(), staff.userId);
  }
}

function shown({ id, version, kind, language, body, sha256, publishedAt, retiredAt }: ConsentText): ConsentTextDto {
  return {
    id,
    version,
    kind,
    language,
    body,
    sha256,
    publishedAt: publishedAt.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
  };
}
