import { Controller, Get } from '@nestjs/common';
import { LiveBoardDto } from '../../contracts/board.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { LiveBoardReadModel } from './live-board.read-model.js';

@Controller('v1/board')
export class LiveBoardController {
  constructor(private readonly board: LiveBoardReadModel) {}

  @Get('live')
  @ForStaff('watch-operation')
  live(): Promise<LiveBoardDto> {
    return this.board.now();
  }
}
