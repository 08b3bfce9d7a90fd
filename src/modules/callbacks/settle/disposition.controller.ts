import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { DispositionsDto, RecordDispositionDto, WouldFollowDto } from '../../../contracts/calls/disposition.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { DispositionsReadModel } from './dispositions.read-model.js';
import { RecordDisposition } from './record-disposition.js';

@Controller('v1/calls')
export class DispositionController {
  constructor(
    private readonly recordDisposition: RecordDisposition,
    private readonly dispositions: DispositionsReadModel,
  ) {}

  /** Every outcome that a call may have, and what each of them leads to: asked before one is written. */
  @Get(':id/dispositions')
  @ForStaff('be-in-calls')
  list(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Query() query: WouldFollowDto): Promise<DispositionsDto> {
    return this.dispositions.of(id, staff, query.askedFor ?? null);
  }

  @Post(':id/disposition')
  @HttpCode(204)
  @ForStaff('be-in-calls')
  record(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: RecordDispositionDto): Promise<void> {
    return this.recordDisposition.run(id, staff, body);
  }
}
