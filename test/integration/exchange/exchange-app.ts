import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ExchangeModule } from '../../../src/modules/exchange/index.js';
import { openApp } from '../platform/opened-app.js';

/** Leads and the exchange. */
export function openExchangeApp(databaseUrl: string): Promise<NestFastifyApplication> {
  return openApp(databaseUrl, [ExchangeModule]);
}
