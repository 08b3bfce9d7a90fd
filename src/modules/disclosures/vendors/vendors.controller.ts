import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { AddVendorDto, EndVendorDto, VendorDto, VendorsDto } from '../../../contracts/disclosures/vendor.dto.js';
import { vendorObjection } from '../../../core/disclosures/vendor-standing.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { ChangeVendors } from './change-vendors.js';
import { VendorStore, type VendorRow } from './vendor.store.js';

@Controller('v1/admin/vendors')
@ForStaff('keep-privacy-rules')
export class VendorsController {
  constructor(
    private readonly database: Database,
    private readonly vendors: VendorStore,
    private readonly change: ChangeVendors,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  @Get()
  async all(): Promise<VendorsDto> {
    return { vendors: (await this.vendors.all(this.database)).map((row) => shown(row, this.clock.now())) };
  }

  /** Nothing about a person goes to a vendor without an agreement that stands here. */
  @Post()
  async add(@Body() body: AddVendorDto, @CurrentStaff() { userId }: StaffPrincipal): Promise<VendorsDto> {
    await this.change.add(body, userId);
    return this.all();
  }

  @Post(':id/end')
  @HttpCode(200)
  async end(
    @IdParam() id: string,
    @Body() { endsOn }: EndVendorDto,
    @CurrentStaff() { userId }: StaffPrincipal,
  ): Promise<VendorsDto> {
    await this.change.end(id, endsOn, userId);
    return this.all();
  }
}

function shown(row: VendorRow, at: Date): VendorDto {
  return { ...row, services: [...row.services], problem: vendorObjection(row.key, [row], at) };
}
