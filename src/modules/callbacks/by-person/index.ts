import { CallOff } from './call-off.js';
import { ChooseTime } from './choose-time.js';
import { GoToNumber } from './go-to-number.js';

/** What the person themselves may do with their callback, wherever they tell us. */
export const byPersonProviders = [CallOff, ChooseTime, GoToNumber];
