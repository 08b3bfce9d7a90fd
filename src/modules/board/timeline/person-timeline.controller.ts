import { Controller, Get } from '@nestjs/common';
import { PersonTimelineDto } from '../../../contracts/board.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PersonTimelineReadModel } from './person-timeline.read-model.js';

@Controller('v1/people')
export class PersonTimelineController {
  constructor(private readonly timeline: PersonTimelineReadModel) {}

  @Get(':id/timeline')
  @ForStaff('read-records')
  of(@IdParam() id: string): Promise<PersonTimelineDto> {
    return this.timeline.of(id);
  }
}
