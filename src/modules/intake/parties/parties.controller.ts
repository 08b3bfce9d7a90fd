import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { PartiesDto, RemovePartyDto, SetPartyDto } from '../../../contracts/people/party.dto.js';
import { isCollateral } from '../../../core/intake/party-roles.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { initialsOf } from '../../people/index.js';
import { PartyStore } from './party.store.js';
import { RemoveParty } from './remove-party.js';
import { SetParty } from './set-party.js';

@Controller('v1/intakes/:id/parties')
@ForStaff('work-on-records')
export class PartiesController {
  constructor(
    private readonly setParty: SetParty,
    private readonly removeParty: RemoveParty,
    private readonly parties: PartyStore,
    private readonly database: Database,
  ) {}

  /** Who it is about, who speaks with us, and who else has a part in it. */
  @Get()
  @ForStaff('read-records')
  async of(@IdParam() intakeId: string): Promise<PartiesDto> {
    const rows = await this.parties.of(this.database, intakeId);
    if (rows.length === 0) throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
    const parties = rows.map(({ display_name: name, personId, roles, since, byUserId }) => ({
      personId,
      initials: initialsOf(name),
      roles: [...roles],
      since,
      byUserId,
    }));
    return { parties, collateral: isCollateral(rows) };
  }

  /** Says what somebody is in this intake; somebody new when no person is named. */
  @Post()
  @HttpCode(200)
  async set(@IdParam() intakeId: string, @Body() body: SetPartyDto, @CurrentStaff() staff: StaffPrincipal): Promise<PartiesDto> {
    await this.setParty.run(intakeId, body, staff);
    return this.of(intakeId);
  }

  /** Takes out somebody who has nothing to do with it. */
  @Post(':personId/remove')
  @HttpCode(200)
  async remove(
    @IdParam() intakeId: string,
    @IdParam('personId') personId: string,
    @Body() { reason }: RemovePartyDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<PartiesDto> {
    await this.removeParty.run(intakeId, personId, reason, staff);
    return this.of(intakeId);
  }
}
