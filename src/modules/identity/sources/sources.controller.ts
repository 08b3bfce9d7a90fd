import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CreatedSourceDto, CreateSourceDto, SourceDto, SourcesDto } from '../../../contracts/admin/source.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CreateSource } from './create-source.js';
import { DisableSource } from './disable-source.js';
import { Source } from './source.entity.js';

@Controller('v1/admin/sources')
@ForStaff('admin')
export class SourcesController {
  constructor(
    private readonly createSource: CreateSource,
    private readonly disableSource: DisableSource,
    @InjectRepository(Source) private readonly sources: Repository<Source>,
  ) {}

  @Post()
  create(@CurrentStaff() staff: StaffPrincipal, @Body() body: CreateSourceDto): Promise<CreatedSourceDto> {
    return this.createSource.run(body, staff.userId);
  }

  @Get()
  async list(): Promise<SourcesDto> {
    const sources = await this.sources.find({ order: { createdAt: 'ASC', id: 'ASC' } });
    return { sources: sources.map((source) => toDto(source)) };
  }

  @Post(':id/disable')
  @HttpCode(200)
  async disable(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<SourceDto> {
    const row = await this.disableSource.run(id, staff.userId);
    return toDto({ ...row, siteId: row.site_id, createdAt: row.created_at, disabledAt: row.disabled_at });
  }
}

function toDto({ id, name, siteId, createdAt, disabledAt }: Source): SourceDto {
  return { id, name, siteId, createdAt: createdAt.toISOString(), disabledAt: disabledAt?.toISOString() ?? null };
}
