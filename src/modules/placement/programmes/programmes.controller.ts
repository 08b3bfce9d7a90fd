import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import {
  AddBedDto,
  ChangeProgrammeDto,
  CreateProgrammeDto,
  ProgrammeDto,
  ProgrammesDto,
} from '../../../contracts/placement/programme.dto.js';
import { BoardProgrammeDto } from '../../../contracts/placement/bed.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { AssertBed } from '../beds/assert-bed.js';
import { BedsReadModel } from '../beds/beds.read-model.js';
import { ProgrammesReadModel } from './programmes.read-model.js';
import { WriteProgramme } from './write-programme.js';

@Controller('v1')
export class ProgrammesController {
  constructor(
    private readonly programmes: ProgrammesReadModel,
    private readonly write: WriteProgramme,
    private readonly assertBed: AssertBed,
    private readonly beds: BedsReadModel,
  ) {}

  @Get('programmes')
  @ForStaff('see-the-floor')
  async list(): Promise<ProgrammesDto> {
    return { programmes: await this.programmes.all() };
  }

  @Post('admin/programmes')
  @ForStaff('configure')
  async create(@CurrentStaff() staff: StaffPrincipal, @Body() body: CreateProgrammeDto): Promise<ProgrammeDto> {
    return this.programmes.one(await this.write.create(body, staff.userId));
  }

  @Patch('admin/programmes/:id')
  @ForStaff('configure')
  async change(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: ChangeProgrammeDto,
  ): Promise<ProgrammeDto> {
    await this.write.change(id, body, staff.userId);
    return this.programmes.one(id);
  }

  /** Answers with the programme and all its beds. */
  @Post('admin/programmes/:id/beds')
  @HttpCode(201)
  @ForStaff('configure')
  async addBed(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: AddBedDto,
  ): Promise<BoardProgrammeDto> {
    await this.assertBed.add(id, body, staff.userId);
    return this.beds.programme(id);
  }
}
