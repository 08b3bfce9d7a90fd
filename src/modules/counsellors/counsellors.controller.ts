import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import {
  AddCounsellorDto,
  CounsellorRoutesDto,
  ServingCounsellorsDto,
  SetRoutesDto,
  type CounsellorDto,
} from '../../contracts/admin/counsellor.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { AddCounsellor } from './add-counsellor.js';
import { ListCounsellors } from './list-counsellors.js';
import { SetRoutes } from './set-routes.js';

@Controller('v1/admin/counsellors')
@ForStaff('configure')
export class CounsellorsController {
  constructor(
    private readonly addCounsellor: AddCounsellor,
    private readonly setRoutes: SetRoutes,
    private readonly listCounsellors: ListCounsellors,
  ) {}

  /** Who serves which routes, and how well. */
  @Get()
  async list(): Promise<ServingCounsellorsDto> {
    return { counsellors: await this.listCounsellors.run() };
  }

  @Post()
  add(@Body() body: AddCounsellorDto): Promise<CounsellorDto> {
    return this.addCounsellor.run(body);
  }

  @Put(':id/routes')
  routes(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: SetRoutesDto): Promise<CounsellorRoutesDto> {
    return this.setRoutes.run(id, body, staff.userId);
  }
}
