import { SlotHours } from './slot-hours.js';
import { SlotRoom } from './slot-room.js';
import { SlotsController } from './slots.controller.js';
import { SlotsReadModel } from './slots.read-model.js';

export const slotControllers = [SlotsController];
export const slotProviders = [SlotHours, SlotRoom, SlotsReadModel];
