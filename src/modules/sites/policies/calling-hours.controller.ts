import { Controller, Get } from '@nestjs/common';
import { CallingHoursTableDto } from '../../../contracts/admin/calling-hours.dto.js';
import { federalCallingHours, stateCallingHours } from '../../../core/contact/state-calling-hours.js';
import { ForStaff } from '../../../platform/auth/access.js';

@Controller('v1/admin/calling-hours')
@ForStaff('configure')
export class CallingHoursController {
  /** When people may be called, by the law of the place where they are. No site can widen it. */
  @Get()
  list(): CallingHoursTableDto {
    const states = Object.entries(stateCallingHours).map(([state, { hours, source }]) => ({ state, hours, source }));
    return { federal: { state: null, ...federalCallingHours }, states: states.sort((a, b) => a.state.localeCompare(b.state)) };
  }
}
