import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { AddTrackingNumberDto, TrackingNumberDto, TrackingNumbersDto } from '../../../contracts/tracking-number.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { knownSite } from '../known-site.js';
import { SiteDirectory } from '../site-directory.js';
import { AddTrackingNumber } from './add-tracking-number.js';
import { RetireTrackingNumber } from './retire-tracking-number.js';
import type { TrackingNumber } from './tracking-number.entity.js';

@Controller('v1/admin/sites/:id/tracking-numbers')
@ForStaff('configure')
export class TrackingNumbersController {
  constructor(
    private readonly addNumber: AddTrackingNumber,
    private readonly retireNumber: RetireTrackingNumber,
    private readonly sites: SiteDirectory,
  ) {}

  @Get()
  async list(@IdParam() id: string): Promise<TrackingNumbersDto> {
    const site = await knownSite(this.sites, id);
    return { trackingNumbers: (await this.sites.trackingNumbers(site.id)).map(toDto) };
  }

  @Post()
  async add(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: AddTrackingNumberDto,
  ): Promise<TrackingNumberDto> {
    const added = await this.addNumber.run(id, body, staff.userId);
    return toDto((await this.sites.trackingNumbers(id)).find((one) => one.id === added)!);
  }

  @Delete(':numberId')
  @HttpCode(204)
  async retire(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @IdParam('numberId') numberId: string,
  ): Promise<void> {
    await this.retireNumber.run(id, numberId, staff.userId);
  }
}

function toDto({ id, e164, addedAt, retiredAt }: TrackingNumber): TrackingNumberDto {
  return { id, phoneNumber: e164, addedAt: addedAt.toISOString(), retiredAt: retiredAt?.toISOString() ?? null };
}
