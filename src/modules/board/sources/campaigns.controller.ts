import { Controller, Get, Query } from '@nestjs/common';
import { CampaignsDto, CampaignsQueryDto } from '../../../contracts/campaigns.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CampaignsReadModel } from './campaigns.read-model.js';

@Controller('v1/board/campaigns')
@ForStaff('watch-operation')
export class CampaignsController {
  constructor(private readonly campaigns: CampaignsReadModel) {}

  @Get()
  of(@Query() { week }: CampaignsQueryDto): Promise<CampaignsDto> {
    return this.campaigns.of(week);
  }
}
