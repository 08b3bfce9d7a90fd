import { ChooseOtherTime } from './choose-other-time.js';
import { EndTheirCall } from './end-their-call.js';
import { GiveNumber } from './give-number.js';
import { InquireAnew } from './inquire-anew.js';
import { PageDeeds } from './page-deeds.js';
import { StopContact } from './stop-contact.js';

export const deedProviders = [ChooseOtherTime, EndTheirCall, GiveNumber, InquireAnew, PageDeeds, StopContact];
