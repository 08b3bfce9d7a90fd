import { Body, Controller, Get, Put } from '@nestjs/common';
import { AnsweringPointDto, AnsweringPointsDto } from '../../../contracts/screening/answering-point.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { AnsweringPointStore } from './answering-point.store.js';
import { PutAnsweringPoint } from './put-answering-point.js';

@Controller('v1/answering-points')
export class AnsweringPointsController {
  constructor(
    private readonly putAnsweringPoint: PutAnsweringPoint,
    private readonly points: AnsweringPointStore,
    private readonly database: Database,
  ) {}

  /** The lines on which 911 of other counties is reached. */
  @Get()
  @ForStaff('see-the-floor')
  async list(): Promise<AnsweringPointsDto> {
    return { points: await this.points.all(this.database) };
  }

  /** One for each county: the later one counts. */
  @Put()
  @ForStaff('keep-directories')
  async put(@Body() body: AnsweringPointDto, @CurrentStaff() staff: StaffPrincipal): Promise<AnsweringPointsDto> {
    await this.putAnsweringPoint.run(body, staff);
    return this.list();
  }
}
