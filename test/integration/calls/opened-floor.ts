import { EgressModule } from '../../../src/platform/egress/egress.module.js';
import { ExchangeModule } from '../../../src/modules/exchange/index.js';
import { WebhooksModule } from '../../../src/modules/webhooks/index.js';
import { BoardModule } from '../../../src/modules/board/index.js';
import { CallbacksModule } from '../../../src/modules/callbacks/index.js';
import { CarrierModule, HotlineModule } from '../../../src/modules/hotline/index.js';
import { LeadsModule } from '../../../src/modules/leads/index.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';

export type Floor = OpenedModules;

/** The modules from leads to counsellors. */
export function openFloor(): Promise<Floor> {
  return openModules(
    BoardModule,
    ExchangeModule,
    CallbacksModule,
    LeadsModule,
    HotlineModule,
    CarrierModule,
    EgressModule,
    WebhooksModule,
  );
}
