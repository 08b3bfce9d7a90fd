import { Controller, Get } from '@nestjs/common';
import { DoctorDto, HealthDto } from '../../../contracts/admin/health.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { AskDoctor } from './ask-doctor.js';
import { HealthReadModel } from './health.read-model.js';

@Controller('v1/admin/health')
@ForStaff('watch-operation')
export class InstallationHealthController {
  constructor(
    private readonly health: HealthReadModel,
    private readonly doctor: AskDoctor,
  ) {}

  /** What runs, what waits, and for how long. */
  @Get()
  read(): Promise<HealthDto> {
    return this.health.read();
  }

  /** Holds the database against the product's promises, as `npm run doctor` does. */
  @Get('doctor')
  check(): Promise<DoctorDto> {
    return this.doctor.run();
  }
}
