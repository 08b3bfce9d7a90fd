import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BenefitsModule } from '../../../src/modules/benefits/index.js';
import { openApp } from '../platform/opened-app.js';

/** Benefits, without a clearing house. */
export function openBenefitsApp(databaseUrl: string): Promise<NestFastifyApplication> {
  return openApp(databaseUrl, [BenefitsModule]);
}
