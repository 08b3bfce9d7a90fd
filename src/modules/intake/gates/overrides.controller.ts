import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ListOverridesDto, OverridesDto, ReviewOverrideDto } from '../../../contracts/intake/override.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { OverrideStore } from './override.store.js';
import { ReviewOverride } from './review-override.js';

@Controller('v1/overrides')
@ForStaff('lead-the-floor')
export class OverridesController {
  constructor(
    private readonly overrides: OverrideStore,
    private readonly reviewOverride: ReviewOverride,
    private readonly database: Database,
  ) {}

  /** Gates that were opened without all facts, and wait for somebody else to look at them. */
  @Get()
  async list(@Query() { reviewed = false }: ListOverridesDto): Promise<OverridesDto> {
    return { overrides: await this.overrides.list(this.database, reviewed) };
  }

  @Post(':id/review')
  @HttpCode(204)
  async review(@IdParam() id: string, @Body() { note }: ReviewOverrideDto, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    await this.reviewOverride.run(id, note, staff);
  }
}
