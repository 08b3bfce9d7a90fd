import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Public } from '../../../platform/auth/access.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { LeadSpool } from './lead-spool.js';

class IntakeHealthDto {
  /** `disk`: leads wait there for the database. */
  keepsIn: 'database' | 'disk';
  waiting: number;
}

@Controller('health')
@Public()
export class IntakeHealthController {
  constructor(private readonly spool: LeadSpool) {}

  /** 200 while leads are taken, also when the database is away: let a balancer ask this about `POST /v1/leads`, and `/health/ready` about the rest. */
  @Get('intake')
  @ApiOkResponse({ type: IntakeHealthDto })
  async read(): Promise<IntakeHealthDto> {
    const waiting = this.spool.figures().leads;
    await this.spool.probe().catch((error: unknown) => {
      const refusal = new DomainError(
        'unavailable',
        'health/no-spool',
        'Leads cannot be kept on the disk: it is full, or cannot be written.',
        {
          retryAfterSeconds: 5,
          extra: { waiting },
        },
      );
      refusal.cause = error;
      throw refusal;
    });
    return { keepsIn: this.spool.isWaiting() ? 'disk' : 'database', waiting };
  }
}
