import { AllowCalls } from './allow-calls.js';
import { GiveBackNumber } from './give-back-number.js';
import { NumberStandingStore } from './number-standing.store.js';
import { OwnWishReader } from './own-wish.reader.js';
import { RecordedWish } from './recorded-wish.js';

export { OwnWishesController } from './own-wishes.controller.js';
export const ownWishProviders = [AllowCalls, GiveBackNumber, NumberStandingStore, OwnWishReader, RecordedWish];
