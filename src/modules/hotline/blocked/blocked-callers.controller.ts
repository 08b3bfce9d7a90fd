import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { BlockCallerDto, BlockedCallerDto, BlockedCallersDto } from '../../../contracts/calls/blocked-caller.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { BlockCaller } from './block-caller.js';
import { BlockedCallerStore } from './blocked-caller.store.js';
import { LiftBlock } from './lift-block.js';

@Controller('v1/blocked-callers')
@ForStaff('lead-the-floor')
export class BlockedCallersController {
  constructor(
    private readonly database: Database,
    private readonly store: BlockedCallerStore,
    private readonly blockCaller: BlockCaller,
    private readonly liftBlock: LiftBlock,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(): Promise<BlockedCallersDto> {
    return { blockedCallers: await this.store.inForce(this.database, this.clock.now()) };
  }

  /** A number that is blocked already gets the new reason and time. */
  @Post()
  block(@CurrentStaff() staff: StaffPrincipal, @Body() body: BlockCallerDto): Promise<BlockedCallerDto> {
    return this.blockCaller.run(body, staff.userId);
  }

  @Delete(':id')
  @HttpCode(204)
  async lift(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<void> {
    await this.liftBlock.run(id, staff.userId);
  }
}
