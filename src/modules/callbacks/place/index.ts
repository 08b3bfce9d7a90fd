import { AnswerByClick } from './answer-by-click.js';
import { AnswerOffer } from './answer-offer.js';
import { CallbackCallScript } from './callback-call-script.js';
import { DialPerson } from './dial-person.js';
import { JoinCounsellor } from './join-counsellor.js';
import { OpenCall } from './open-call.js';
import { PersonLeg } from './person-leg.js';
import { TakeOffer } from './take-offer.js';

export const placeProviders = [
  AnswerByClick,
  AnswerOffer,
  CallbackCallScript,
  DialPerson,
  JoinCounsellor,
  OpenCall,
  PersonLeg,
  TakeOffer,
];
