import { Controller, Get } from '@nestjs/common';
import { Public } from '../auth/access.js';
import { DomainError } from '../http/domain-error.js';
import { Readiness, type ReadinessReport } from './readiness.js';

@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process runs. Restart it when this does not answer. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 while it can do its work, else 503 with what fails. */
  @Get('ready')
  async ready(): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    if (report.ready) return report;
    throw new DomainError('unavailable', 'health/not-ready', 'Not ready: send requests to another process, or wait.', {
      retryAfterSeconds: 2,
      extra: { checks: report.checks },
    });
  }
}
