import { Body, Controller, Put } from '@nestjs/common';
import { SourceFormDto, WriteSourceFormDto } from '../../../contracts/admin/source-form.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Settings } from '../../../platform/config/settings.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { WriteSourceForm } from './write-source-form.js';

@Controller('v1/admin/sources/:id/form')
@ForStaff('configure')
export class SourceFormController {
  constructor(
    private readonly writeSourceForm: WriteSourceForm,
    private readonly settings: Settings,
  ) {}

  /** The public form of a source: where it is and who may show it in a frame. */
  @Put()
  async write(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: WriteSourceFormDto,
  ): Promise<SourceFormDto> {
    await this.writeSourceForm.run(id, body, staff.userId);
    const { publicUrl } = this.settings;
    const { slug, languages, framedBy, enabled } = body;
    const embed = `<script src="${publicUrl}/form.js" data-source="${slug}" async></script>`;
    return { sourceId: id, slug, languages, framedBy, enabled, url: `${publicUrl}/form/${slug}`, embed };
  }
}
