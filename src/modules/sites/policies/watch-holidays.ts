import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { yearWithoutHolidays } from '../../../core/contact/year-without-holidays.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';
import { SiteDirectory } from '../site-directory.js';
import { ContactRules } from './contact-rules.js';

const kind = 'holidays-missing';
const reminderDays = 7;

/** Tells supervisors each week of a site that keeps holidays and has none for the year that is or comes (B-098); it ends by itself. */
@Injectable()
export class WatchHolidays {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteDirectory,
    private readonly rules: ContactRules,
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const at = this.clock.now();
    for (const { id, name } of await this.sites.all()) {
      const { policy } = await this.rules.of(id);
      const year = yearWithoutHolidays(policy.holidays, DateTime.fromJSDate(at, { zone: policy.siteTimeZone }));
      await (year === null ? this.complete(id, at) : this.missing(id, name, year, at));
    }
  }

  private missing(siteId: string, name: string, year: number, at: Date): Promise<void> {
    const sentence = `No holiday of ${year} is listed for ${name}: people would be promised calls on all of them. List them in the site's calling policy.`;
    const unlessRaisedSince = DateTime.fromJSDate(at).minus({ days: reminderDays }).toJSDate();
    return this.database.transaction((tx) =>
      this.raiseAlert.run(tx, { siteId, kind, subjectType: 'site', subjectId: siteId, sentence, at, unlessRaisedSince }),
    );
  }

  private complete(siteId: string, at: Date): Promise<void> {
    return this.database.transaction((tx) => this.endAlert.run(tx, kind, siteId, at));
  }
}
