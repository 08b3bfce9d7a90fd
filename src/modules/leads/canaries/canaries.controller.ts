import { Body, Controller, Get, Post } from '@nestjs/common';
import { CanariesDto, CanaryDto, PlantCanaryDto } from '../../../contracts/admin/canary.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CanaryStore } from './canary.store.js';
import { PlantCanary, toCanaryDto } from './plant-canary.js';

@Controller('v1/admin/sources/:id/canaries')
@ForStaff('configure')
export class CanariesController {
  constructor(
    private readonly plantCanary: PlantCanary,
    private readonly store: CanaryStore,
  ) {}

  @Post()
  plant(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: PlantCanaryDto): Promise<CanaryDto> {
    return this.plantCanary.run(id, body, staff.userId);
  }

  @Get()
  async list(@IdParam() id: string): Promise<CanariesDto> {
    return { canaries: (await this.store.of(id)).map(toCanaryDto) };
  }
}
