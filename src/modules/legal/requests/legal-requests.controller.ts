import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  CloseLegalRequestDto,
  LegalRequestDto,
  LegalRequestsDto,
  LogLegalRequestDto,
  RecordCourtOrderDto,
} from '../../../contracts/legal/legal-request.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { KeepLegalRequest } from './keep-legal-request.js';
import { LegalRequestStore } from './legal-request.store.js';

@Controller('v1/legal-requests')
export class LegalRequestsController {
  constructor(
    private readonly keep: KeepLegalRequest,
    private readonly requests: LegalRequestStore,
  ) {}

  /** A subpoena, a court order or the like came in: whoever opens it logs it, and the privacy officer is told. */
  @Post()
  @ForStaff()
  log(@Body() body: LogLegalRequestDto, @CurrentStaff() staff: StaffPrincipal): Promise<LegalRequestDto> {
    return this.keep.log(body, staff);
  }

  @Get()
  @ForStaff('keep-legal-files')
  async list(): Promise<LegalRequestsDto> {
    return { requests: await this.requests.all() };
  }

  @Get(':id')
  @ForStaff('keep-legal-files')
  one(@IdParam() id: string): Promise<LegalRequestDto> {
    return this.keep.one(id);
  }

  /**
   * A court ordered it under 42 CFR part 2 subpart E. What the order names then goes with `GET /v1/people/{id}/record?format=fhir` or on
   * paper with `POST /v1/people/{id}/disclosures`, by this request and the approval of two others.
   */
  @Post(':id/court-order')
  @HttpCode(200)
  @ForStaff('keep-legal-files')
  order(
    @IdParam() id: string,
    @Body() body: RecordCourtOrderDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<LegalRequestDto> {
    return this.keep.recordOrder(id, body, staff);
  }

  @Post(':id/close')
  @HttpCode(200)
  @ForStaff('keep-legal-files')
  close(
    @IdParam() id: string,
    @Body() body: CloseLegalRequestDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<LegalRequestDto> {
    return this.keep.close(id, body, staff);
  }
}
