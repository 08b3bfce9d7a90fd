import { AddTrackingNumber } from './add-tracking-number.js';
import { HeldNumberStore } from './held-number.store.js';
import { RetireTrackingNumber } from './retire-tracking-number.js';
import { ShowNumber } from './show-number.js';
import { ShownNumberController } from './shown-number.controller.js';
import { TrackingNumbersController } from './tracking-numbers.controller.js';
import { TrackingNumberStore } from './tracking-number.store.js';

export const trackingControllers = [TrackingNumbersController, ShownNumberController];
export const trackingProviders = [TrackingNumberStore, HeldNumberStore, AddTrackingNumber, RetireTrackingNumber, ShowNumber];
