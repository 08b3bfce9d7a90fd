import { BlockCaller } from './block-caller.js';
import { BlockedCallerStore } from './blocked-caller.store.js';
import { LiftBlock } from './lift-block.js';
import { NumberToBlock } from './number-to-block.js';

export { BlockedCallersController } from './blocked-callers.controller.js';
export const blockedProviders = [BlockCaller, BlockedCallerStore, LiftBlock, NumberToBlock];
