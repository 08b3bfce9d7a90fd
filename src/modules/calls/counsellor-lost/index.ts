import { CounsellorLeft } from './counsellor-left.js';
import { DialIn } from './dial-in.js';
import { DialledInLegs } from './dialled-in-legs.js';
import { LoseCounsellor } from './lose-counsellor.js';
import { RingCounsellorAgain } from './ring-counsellor-again.js';
import { SitDownAgain } from './sit-down-again.js';

export const counsellorLostDoor = [DialIn, LoseCounsellor, RingCounsellorAgain];
export const counsellorLostProviders = [...counsellorLostDoor, CounsellorLeft, DialledInLegs, SitDownAgain];
