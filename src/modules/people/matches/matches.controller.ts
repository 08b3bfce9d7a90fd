import { Controller, Get, Query } from '@nestjs/common';
import { FoundPeopleDto, MatchesDto, SearchPeopleDto } from '../../../contracts/people/match.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { MatchesReadModel } from './matches.read-model.js';
import { SearchPeopleReadModel } from './search-people.read-model.js';

@Controller('v1/people')
@ForStaff('read-records')
export class MatchesController {
  constructor(
    private readonly matches: MatchesReadModel,
    private readonly people: SearchPeopleReadModel,
  ) {}

  /** By a part of the name, or the whole number; numbers stay masked. */
  @Get()
  search(@Query() query: SearchPeopleDto): Promise<FoundPeopleDto> {
    return this.people.find(query);
  }

  /** Who may be the same person, or of the same household, and why. Nothing is merged by it. */
  @Get(':id/matches')
  async of(@IdParam() id: string): Promise<MatchesDto> {
    return { matches: await this.matches.of(id) };
  }
}
