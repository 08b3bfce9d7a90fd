import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { CreatedSourceKeyDto, NewSourceKeyDto } from '../../../../contracts/admin/source.dto.js';
import { ForStaff } from '../../../../platform/auth/access.js';
import { CurrentStaff } from '../../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../../../platform/auth/principal.js';
import { IdParam } from '../../../../platform/http/id-param.js';
import { EndKey } from './end-key.js';
import { MakeKey } from './make-key.js';

@Controller('v1/admin/sources/:id/keys')
@ForStaff('configure')
export class SourceKeysController {
  constructor(
    private readonly makeKey: MakeKey,
    private readonly endKey: EndKey,
  ) {}

  @Post()
  @NeedsFreshProof()
  make(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: NewSourceKeyDto,
  ): Promise<CreatedSourceKeyDto> {
    return this.makeKey.run(id, body, staff.userId);
  }

  @Delete(':keyId')
  @HttpCode(204)
  async end(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @IdParam('keyId') keyId: string): Promise<void> {
    await this.endKey.run(id, keyId, staff.userId);
  }
}
