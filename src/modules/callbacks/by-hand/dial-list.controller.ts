import { Controller, Get } from '@nestjs/common';
import { DialListDto } from '../../../contracts/dial-list.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { DialListReadModel } from './dial-list.read-model.js';

@Controller('v1/callbacks/dial-list')
export class DialListController {
  constructor(private readonly list: DialListReadModel) {}

  @Get()
  @ForStaff('read-what-was-sent')
  reveal(@CurrentStaff() staff: StaffPrincipal): Promise<DialListDto> {
    return this.list.reveal(staff);
  }
}
