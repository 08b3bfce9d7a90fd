import { MergeCallbacks } from './merge-callbacks.js';
import { MergedCallbackStore } from './merged-callback.store.js';
import { PartCallbacks } from './part-callbacks.js';
import { WhosBusy } from './whos-busy.js';

export { MergeCallbacks } from './merge-callbacks.js';
export { PartCallbacks, type OpenIntakeOf } from './part-callbacks.js';
export { WhosBusy } from './whos-busy.js';
export const mergeDoor = [MergeCallbacks, PartCallbacks, WhosBusy];
export const mergeProviders = [...mergeDoor, MergedCallbackStore];
