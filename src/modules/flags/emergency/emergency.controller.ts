import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { CloseEmergencyDto, EmergenciesDto } from '../../../contracts/screening/emergency.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { CloseEmergency } from './close-emergency.js';
import { EmergencyStore } from './emergency.store.js';
import { ReviewEmergencies } from './review-emergencies.js';

@Controller('v1/emergency-disclosures')
@ForStaff('work-on-clinical')
export class EmergencyController {
  constructor(
    private readonly closeEmergency: CloseEmergency,
    private readonly reviewEmergencies: ReviewEmergencies,
    private readonly emergencies: EmergencyStore,
    private readonly database: Database,
  ) {}

  /** Records that are to be completed or reviewed, the most urgent first. */
  @Get()
  @ForStaff('read-clinical')
  async list(): Promise<EmergenciesDto> {
    const rows = await this.emergencies.toDo(this.database);
    return {
      records: rows.map((row) => ({
        id: row.id,
        flagId: row.flag_id,
        intakeId: row.intake_id,
        openedAt: row.opened_at.toISOString(),
        recipientName: row.recipient_name,
        recipientAffiliation: row.recipient_affiliation,
        discloserName: row.discloser_name,
        disclosedAt: row.disclosed_at?.toISOString() ?? null,
        nature: row.nature,
        nothingDisclosedBecause: row.nothing_disclosed_because,
        closedAt: row.closed_at?.toISOString() ?? null,
        reviewDueAt: row.review_due_at.toISOString(),
      })),
    };
  }

  /** Who was told, where they work, who told them, when, and of which emergency; or why nobody was told. */
  @Post(':id/close')
  @HttpCode(204)
  close(@IdParam() id: string, @Body() body: CloseEmergencyDto, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    return this.closeEmergency.run(id, body, staff);
  }

  @Post(':id/review')
  @HttpCode(204)
  @ForStaff('lead-the-floor')
  review(@IdParam() id: string, @CurrentStaff() staff: StaffPrincipal): Promise<void> {
    return this.reviewEmergencies.run(id, staff);
  }
}
