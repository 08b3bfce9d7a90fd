import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { AddOutsideNumberDto, OutsideNumberDto, OutsideNumbersDto } from '../../../contracts/admin/outside-number.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { knownSite } from '../known-site.js';
import { SiteDirectory } from '../site-directory.js';
import { AddOutsideNumber } from './add-outside-number.js';
import { RemoveOutsideNumber } from './remove-outside-number.js';

@Controller('v1/admin/sites/:id/outside-numbers')
@ForStaff('configure')
export class OutsideNumbersController {
  constructor(
    private readonly addOutsideNumber: AddOutsideNumber,
    private readonly removeOutsideNumber: RemoveOutsideNumber,
    private readonly sites: SiteDirectory,
  ) {}

  @Get()
  async list(@IdParam() id: string): Promise<OutsideNumbersDto> {
    const site = await knownSite(this.sites, id);
    const numbers = await this.sites.outsideNumbers(site.id);
    return { outsideNumbers: numbers.map(({ id, kind, name, phoneNumber }) => ({ id, kind, name, phoneNumber })) };
  }

  @Post()
  add(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: AddOutsideNumberDto,
  ): Promise<OutsideNumberDto> {
    return this.addOutsideNumber.run(id, body, staff.userId);
  }

  @Delete(':numberId')
  @HttpCode(204)
  async remove(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @IdParam('numberId') numberId: string,
  ): Promise<void> {
    await this.removeOutsideNumber.run(id, numberId, staff.userId);
  }
}
