import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BoardModule } from '../../../src/modules/board/index.js';
import { CarrierModule, HotlineModule } from '../../../src/modules/hotline/index.js';
import { IntakeModule } from '../../../src/modules/intake/index.js';
import { LeadsModule } from '../../../src/modules/leads/index.js';
import { PeopleModule } from '../../../src/modules/people/index.js';
import { PlacementModule } from '../../../src/modules/placement/index.js';
import type { Environment } from '../../../src/platform/config/environment.js';
import { openApp } from '../platform/opened-app.js';

const modules = [PeopleModule, IntakeModule, PlacementModule, LeadsModule, HotlineModule, CarrierModule, BoardModule];

/** What the console talks to about people, leads, intakes, places and incoming calls. */
export function openConsoleApp(databaseUrl: string, env: Environment = {}): Promise<NestFastifyApplication> {
  return openApp(databaseUrl, modules, env);
}
