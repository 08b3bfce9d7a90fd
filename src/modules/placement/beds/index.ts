import { AssertBed } from './assert-bed.js';
import { BedHoldStore } from './bed-hold.store.js';
import { BedStore } from './bed.store.js';
import { BedsReadModel } from './beds.read-model.js';
import { ExtendHold } from './extend-hold.js';
import { HoldBed } from './hold-bed.js';
import { ReleaseHold } from './release-hold.js';
import { TakeBed } from './take-bed.js';

export const bedProviders = [AssertBed, BedHoldStore, BedStore, BedsReadModel, ExtendHold, HoldBed, ReleaseHold, TakeBed];
