import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { ResumeRequest, WatchBenefits } from '../modules/benefits/index.js';
import { JudgePromises } from '../modules/board/index.js';
import { FinishAttempt, FollowClockLaw, LookAtCallback, WatchCallbacks } from '../modules/callbacks/index.js';
import {
  BringCaller,
  DeleteRecording,
  FetchRecording,
  LeftAlone,
  LoseCounsellor,
  RingCounsellor,
  StopRecording,
  WatchLegs,
  WatchRecordings,
} from '../modules/calls/index.js';
import { EndWrapUp } from '../modules/counsellors/index.js';
import { AdvanceImport, ImportTurn } from '../modules/exchange/index.js';
import { EndGoneCaller, ReturnToLine, SendToPartner, WatchWaiting } from '../modules/hotline/index.js';
import { EndAside, IntakeReactions, WatchFollowUps, WatchSteps } from '../modules/intake/index.js';
import { AcceptReview, WatchReviews } from '../modules/leads/index.js';
import { LookUpNumber } from '../modules/people/index.js';
import { EndPlacement, FollowSteps, MissAppointment, ReleaseHold, TakeStep, WatchWaitlist } from '../modules/placement/index.js';
import { ExpireOffer, FreeVanished, MatchCounsellor } from '../modules/routing/index.js';
import { WatchTexts } from '../modules/texts/index.js';
import { SendDeliveries } from '../modules/webhooks/index.js';
import type { Use } from './event-subscriptions.js';

interface Watch {
  readonly what: string;
  readonly find: () => Promise<{ id: string }[]>;
  readonly act: (id: string) => Promise<void>;
}

/** Rows that should have moved by now, and the use case that moves them: what a lost job would have done. */
const watches = (use: Use): readonly Watch[] => [
  { what: 'callback that is due', find: () => use(WatchCallbacks).due(), act: (id) => use(LookAtCallback).run(id) },
  { what: 'promise that ran out', find: () => use(JudgePromises).overdue(), act: (id) => use(JudgePromises).explain(id) },
  { what: 'offer that ran out', find: () => use(ExpireOffer).overdue(), act: (id) => use(ExpireOffer).run(id) },
  { what: 'caller who is not in the room', find: () => use(BringCaller).overdue(), act: (id) => use(BringCaller).run(id) },
  { what: 'caller who waits too long', find: () => use(WatchWaiting).tooLong(), act: (id) => use(WatchWaiting).alert(id) },
  { what: 'caller who is off the line', find: () => use(EndGoneCaller).gone(), act: (id) => use(EndGoneCaller).run(id) },
  { what: 'offer that rings nowhere', find: () => use(RingCounsellor).unrung(), act: (id) => use(RingCounsellor).again(id) },
  {
    what: 'route with a free counsellor',
    find: () => use(MatchCounsellor).unmatchedRoutes(),
    act: (id) => use(MatchCounsellor).matchRoute(id),
  },
  {
    what: 'attempt of an ended call',
    find: () => use(WatchCallbacks).unfinishedCalls(),
    act: (id) => use(FinishAttempt).run(id),
  },
  {
    what: 'intake whose callback has ended',
    find: () => use(IntakeReactions).unfollowed(),
    act: (id) => use(IntakeReactions).onCallbackEnded({ callbackId: id }),
  },
  { what: 'next step that is late, or nobody owns', find: () => use(WatchSteps).late(), act: (id) => use(WatchSteps).tell(id) },
  { what: 'step that was set aside', find: () => use(EndAside).over(), act: (id) => use(EndAside).wake(id) },
  {
    what: 'follow-up that was agreed',
    find: () => use(WatchFollowUps).due(),
    act: (id) => use(WatchFollowUps).alert(id),
  },
  {
    what: 'call whose counsellor did not come back',
    find: () => use(LoseCounsellor).overdue(),
    act: (id) => use(LoseCounsellor).giveUp(id),
  },
  { what: 'person whom the receiver left', find: () => use(LeftAlone).overdue(), act: (id) => use(LeftAlone).run(id) },
  {
    what: 'recording to be fetched',
    find: () => use(WatchRecordings).toFetch(),
    act: (id) => use(FetchRecording).run(id),
  },
  {
    what: 'recording to be stopped',
    find: () => use(WatchRecordings).toStop(),
    act: (id) => use(StopRecording).run(id),
  },
  {
    what: 'recording to be deleted at the carrier',
    find: () => use(WatchRecordings).toDelete(),
    act: (id) => use(DeleteRecording).run(id),
  },
  { what: 'caller without a home', find: () => use(ReturnToLine).homeless(), act: (id) => use(ReturnToLine).run(id) },
  { what: 'caller on the way to a partner', find: () => use(SendToPartner).overdue(), act: (id) => use(SendToPartner).run(id) },
  {
    what: 'counsellor whose browser is silent',
    find: () => use(FreeVanished).silent(),
    act: (id) => use(FreeVanished).run(id),
  },
  { what: 'form that nobody reads', find: () => use(WatchReviews).tooLong(), act: (id) => use(WatchReviews).alert(id) },
  {
    what: 'accepted form that is no lead yet',
    find: () => use(WatchReviews).unfinished(),
    act: (id) =>
      use(AcceptReview)
        .finish(id)
        .then(() => {}),
  },
  { what: 'import that stands still', find: () => use(ImportTurn).stalled(), act: (id) => use(AdvanceImport).run(id) },
  {
    what: 'insurer who was not asked',
    find: () => use(WatchBenefits).unsent(),
    act: (id) => use(WatchBenefits).queue(id),
  },
  {
    what: 'request whose patient said something about their consent',
    find: () => use(WatchBenefits).agreed(),
    act: (id) => use(ResumeRequest).run(id),
  },
  {
    what: 'request that waited for an agreement with the clearing house',
    find: () => use(WatchBenefits).heldUp(),
    act: (id) => use(ResumeRequest).run(id),
  },
  { what: 'somebody who did not come', find: () => use(MissAppointment).late(), act: (id) => use(MissAppointment).byClock(id) },
  { what: 'placement step that is due', find: () => use(TakeStep).due(), act: (id) => use(TakeStep).run(id) },
  {
    what: 'placement step whose callback moved on',
    find: () => use(FollowSteps).unfollowed(),
    act: (id) => use(FollowSteps).run(id),
  },
  { what: 'contact that is overdue', find: () => use(WatchWaitlist).overdue(), act: (id) => use(WatchWaitlist).alert(id) },
  { what: 'place of an ended intake', find: () => use(EndPlacement).left(), act: (id) => use(EndPlacement).run(id) },
  { what: 'wrap-up that is over', find: () => use(EndWrapUp).ended(), act: (id) => use(EndWrapUp).run(id) },
];

/**
 * Looks for whatever fell through: a lost job, a dead process, an emptied queue backend. It repairs by running the ordinary use
 * case; one row that fails does not stop the others.
 */
@Injectable()
export class Sweep {
  constructor(
    private readonly moduleRef: ModuleRef,
    @InjectPinoLogger(Sweep.name) private readonly logger: PinoLogger,
  ) {}

  async run(): Promise<void> {
    const use: Use = (useCase) => this.moduleRef.get(useCase, { strict: false });
    for (const watch of watches(use)) {
      for (const { id } of await watch.find()) {
        await watch
          .act(id)
          .catch((error: unknown) => this.logger.error({ err: error, what: watch.what, id }, 'the sweep could not repair a row'));
      }
    }
    await use(FollowClockLaw).run();
    await use(WatchLegs).queueOverdue();
    await use(WatchTexts).queueOverdue();
    await use(LookUpNumber).queueFailed();
    await use(SendDeliveries).queueOverdue();
    await use(ReleaseHold).expire();
    await use(WatchCallbacks).escalate();
    await use(WatchBenefits).escalate();
  }
}
