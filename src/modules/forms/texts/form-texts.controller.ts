import { Body, Controller, Get, Param, ParseEnumPipe, Put } from '@nestjs/common';
import { FormTextDto, FormTextsDto, WriteFormTextDto } from '../../../contracts/admin/source-form.dto.js';
import { type SpokenLanguage, spokenLanguages } from '../../../core/scripts/spoken-line.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { SiteDirectory } from '../../sites/index.js';
import { ConsentWordings } from './consent-wordings.js';
import { WriteFormText } from './write-form-text.js';

const language = new ParseEnumPipe(Object.fromEntries(spokenLanguages.map((one) => [one, one])), {
  exceptionFactory: () =>
    new DomainError('not-found', 'form-text/unknown-language', `Languages are ${spokenLanguages.join(', ')}.`),
});

@Controller('v1/admin/sites/:id/form-texts')
@ForStaff('admin')
export class FormTextsController {
  constructor(
    private readonly writeFormText: WriteFormText,
    private readonly wordings: ConsentWordings,
    private readonly sites: SiteDirectory,
  ) {}

  /** What stands beside the consent boxes now. */
  @Get()
  async list(@IdParam() id: string): Promise<FormTextsDto> {
    if (!(await this.sites.find(id))) throw new DomainError('not-found', 'site/unknown', 'There is no site with this id.');
    return { texts: await Promise.all(spokenLanguages.map((one) => this.shown(id, one))) };
  }

  /** New words beside the boxes: from now on, and never for what was agreed to before. */
  @Put(':language')
  async write(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Param('language', language) spoken: SpokenLanguage,
    @Body() body: WriteFormTextDto,
  ): Promise<FormTextDto> {
    await this.writeFormText.run(id, spoken, body, staff.userId);
    return this.shown(id, spoken);
  }

  private async shown(siteId: string, spoken: SpokenLanguage): Promise<FormTextDto> {
    const { version, text } = await this.wordings.inForce(siteId, spoken);
    return { language: spoken, version, ...text };
  }
}
