import { DueStore } from './due.store.js';
import { EraseDue } from './erase-due.js';
import { KeepRetention } from './keep-retention.js';
import { RetentionStore } from './retention.store.js';
import { WriteRetention } from './write-retention.js';

export { RetentionController } from './retention.controller.js';
export const retentionProviders = [DueStore, EraseDue, KeepRetention, RetentionStore, WriteRetention];
