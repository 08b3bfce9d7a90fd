import { Controller, Get, Query } from '@nestjs/common';
import { PromisesDto, PromisesQueryDto, WaitDto } from '../../../contracts/waiting.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PromisesReadModel } from './promises.read-model.js';
import { WaitingReadModel } from './waiting.read-model.js';

@Controller('v1')
export class WaitingController {
  constructor(
    private readonly waiting: WaitingReadModel,
    private readonly promises: PromisesReadModel,
  ) {}

  @Get('callbacks/:id/waiting')
  @ForStaff('read-records')
  why(@IdParam() id: string): Promise<WaitDto> {
    return this.waiting.of(id);
  }

  @Get('board/promises')
  @ForStaff('watch-operation')
  kept(@Query() query: PromisesQueryDto): Promise<PromisesDto> {
    return this.promises.of(query);
  }
}
