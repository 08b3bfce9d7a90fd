import { AnswerByClick } from './answer-by-click.js';
import { AnswerOffer } from './answer-offer.js';
import { CallbackCallScript } from './callback-call-script.js';
import { CounsellorPrompts } from './counsellor-prompts.js';
import { DialPerson } from './dial-person.js';
import { JoinCounsellor } from './join-counsellor.js';
import { OpenCall } from './open-call.js';
import { PermitRing } from './permit-ring.js';
import { PersonLeg } from './person-leg.js';
import { ReachPerson } from './reach-person.js';
import { RoomOver } from './room-over.js';
import { TakeOffer } from './take-offer.js';

export const placeProviders = [
  AnswerByClick,
  AnswerOffer,
  CallbackCallScript,
  CounsellorPrompts,
  DialPerson,
  JoinCounsellor,
  OpenCall,
  PermitRing,
  PersonLeg,
  ReachPerson,
  RoomOver,
  TakeOffer,
];
