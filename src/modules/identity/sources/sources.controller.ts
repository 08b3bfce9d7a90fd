import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import {
  ChangeSourceDto,
  CreatedSourceDto,
  CreateSourceDto,
  SourceDetailDto,
  SourceDto,
  SourcesDto,
} from '../../../contracts/admin/source.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { ChangeSource } from './change-source.js';
import { CreateSource } from './create-source.js';
import { DisableSource } from './disable-source.js';
import { SourcesReadModel } from './sources.read-model.js';
import { toSourceDto } from './to-source-dto.js';

@Controller('v1/admin/sources')
@ForStaff('configure')
export class SourcesController {
  constructor(
    private readonly createSource: CreateSource,
    private readonly changeSource: ChangeSource,
    private readonly disableSource: DisableSource,
    private readonly detail: SourcesReadModel,
  ) {}

  @Post()
  @NeedsFreshProof()
  create(@CurrentStaff() staff: StaffPrincipal, @Body() body: CreateSourceDto): Promise<CreatedSourceDto> {
    return this.createSource.run(body, staff.userId);
  }

  @Get()
  async list(): Promise<SourcesDto> {
    return { sources: await this.detail.all() };
  }

  @Get(':id')
  show(@IdParam() id: string): Promise<SourceDetailDto> {
    return this.detail.of(id);
  }

  @Patch(':id')
  async change(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: ChangeSourceDto,
  ): Promise<SourceDetailDto> {
    await this.changeSource.run(id, body, staff.userId);
    return this.detail.of(id);
  }

  @Post(':id/disable')
  @HttpCode(200)
  async disable(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<SourceDto> {
    return toSourceDto(await this.disableSource.run(id, staff.userId));
  }
}
