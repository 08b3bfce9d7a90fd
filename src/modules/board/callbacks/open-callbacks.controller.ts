import { Controller, Get, Query } from '@nestjs/common';
import { ListOpenCallbacksDto, OpenCallbacksDto } from '../../../contracts/board.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { OpenCallbacksReadModel } from './open-callbacks.read-model.js';

@Controller('v1/board')
export class OpenCallbacksController {
  constructor(private readonly callbacks: OpenCallbacksReadModel) {}

  @Get('callbacks')
  @ForStaff('lead-the-floor')
  open(@Query() query: ListOpenCallbacksDto): Promise<OpenCallbacksDto> {
    return this.callbacks.list(query);
  }
}
