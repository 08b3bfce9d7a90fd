import { Injectable } from '@nestjs/common';
import type { DoctorDto } from '../../../contracts/admin/health.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Settings } from '../../../platform/config/settings.js';
import { Database } from '../../../platform/database/database.js';
import { carrierWarning, clearingHouseWarning } from '../../disclosures/index.js';
import { spoolProblems } from '../../leads/index.js';
import { checkPromises } from '../check-promises.js';
import { promiseChecks } from '../promise-checks.js';

/** The same questions as the program `doctor`, asked by the server. */
@Injectable()
export class AskDoctor {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<DoctorDto> {
    const at = this.clock.now();
    const violations = [
      ...(await checkPromises((text) => this.database.query(text))),
      ...(await spoolProblems(this.settings.dataDir, at)),
    ];
    const warnings = [
      await carrierWarning(this.database, at),
      this.settings.benefitsUrl ? await clearingHouseWarning(this.database, at) : null,
    ];
    return {
      at: at.toISOString(),
      checks: promiseChecks.length + 1,
      violations: violations.map(({ promise, rule, id, what }) => ({ promise, rule, id, what })),
      warnings: warnings.filter((warning) => warning !== null),
    };
  }
}
