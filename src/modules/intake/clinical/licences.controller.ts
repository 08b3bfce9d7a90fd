import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import {
  AddLicenceDto,
  LicenceDto,
  LicencesDto,
  ListLicencesDto,
  RenewLicenceDto,
} from '../../../contracts/admin/licence.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { KeepLicences } from './keep-licences.js';
import { LicenceStore } from './licence.store.js';

@Controller('v1/admin/licences')
@ForStaff('configure')
export class LicencesController {
  constructor(
    private readonly keepLicences: KeepLicences,
    private readonly licences: LicenceStore,
    private readonly database: Database,
  ) {}

  @Get()
  async list(@Query() { userId }: ListLicencesDto): Promise<LicencesDto> {
    return { licences: await this.licences.list(this.database, userId ?? null) };
  }

  @Post()
  add(@Body() body: AddLicenceDto, @CurrentStaff() staff: StaffPrincipal): Promise<LicenceDto> {
    return this.keepLicences.add(body, staff.userId);
  }

  /** Its last day is another one: it was renewed, or it ended. */
  @Put(':id')
  renew(
    @IdParam() id: string,
    @Body() { validUntil }: RenewLicenceDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<LicenceDto> {
    return this.keepLicences.renew(id, validUntil, staff.userId);
  }
}
