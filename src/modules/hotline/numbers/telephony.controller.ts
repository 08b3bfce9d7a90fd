import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { NumberSetupsDto } from '../../../contracts/admin/telephony.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { ConfigureNumbers } from './configure-numbers.js';
import { NumberSetupReader, type NumberSetup } from './number-setup.js';

@Controller('v1/admin/telephony')
@ForStaff('configure')
export class TelephonyController {
  constructor(
    private readonly setups: NumberSetupReader,
    private readonly configureNumbers: ConfigureNumbers,
  ) {}

  @Get()
  async show(): Promise<NumberSetupsDto> {
    return toDto(await this.setups.all());
  }

  @Post('configure')
  @HttpCode(200)
  async configure(@CurrentStaff() staff: StaffPrincipal): Promise<NumberSetupsDto> {
    return toDto(await this.configureNumbers.run(staff.userId));
  }
}

function toDto(setups: readonly NumberSetup[]): NumberSetupsDto {
  return {
    numbers: setups.map(({ siteId, number, carrierSid, expected, actual, differences }) => ({
      siteId,
      number,
      owned: carrierSid !== null,
      expected,
      actual,
      differences: [...differences],
    })),
  };
}
