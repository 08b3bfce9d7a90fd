import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ScriptLineDto, ScriptsDto, WriteScriptDto } from '../../../contracts/admin/script.dto.js';
import { type LineKey, lineKeys } from '../../../core/scripts/default-lines.js';
import { placeholdersOf } from '../../../core/scripts/fill-line.js';
import { type SpokenLanguage, spokenLanguages } from '../../../core/scripts/spoken-line.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { knownSite } from '../known-site.js';
import { SiteDirectory } from '../site-directory.js';
import { ScriptDirectory } from './script-directory.js';
import { WriteScript } from './write-script.js';

@Controller('v1/admin/sites/:id/scripts')
@ForStaff('configure')
export class ScriptsController {
  constructor(
    private readonly writeScript: WriteScript,
    private readonly scripts: ScriptDirectory,
    private readonly sites: SiteDirectory,
  ) {}

  @Get()
  async list(@IdParam() id: string): Promise<ScriptsDto> {
    const site = await knownSite(this.sites, id);
    const every = lineKeys.flatMap((key) => spokenLanguages.map((language) => this.shown(site.id, language, key)));
    return { lines: await Promise.all(every) };
  }

  @Put(':key')
  @NeedsFreshProof()
  async write(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Param('key') key: string,
    @Body() { language, text }: WriteScriptDto,
  ): Promise<ScriptLineDto> {
    const written = await this.writeScript.run({ siteId: id, key, language, text }, staff.userId);
    return this.shown(id, language, written);
  }

  private async shown(siteId: string, language: SpokenLanguage, key: LineKey): Promise<ScriptLineDto> {
    const { version, text } = await this.scripts.wording(siteId, language, key);
    return { key, language, version, text, isDefault: version === 0, placeholders: [...placeholdersOf(text)] };
  }
}
