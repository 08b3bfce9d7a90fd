import type { DeskDto } from '../../../../../src/contracts/calls/desk.dto.js';
import { FollowUps } from './follow-ups.js';
import { MyCallbacks, WaitingNow } from './callback-lists.js';
import { NowCard } from './now-card.js';

/** Between two people: where you are, and what waits. */
export function IdleView({ desk }: { readonly desk: DeskDto }) {
  return (
    <div className="desk-idle">
      <NowCard desk={desk} />
      <WaitingNow />
      <div className="stack">
        <MyCallbacks counsellorId={desk.presence.counsellorId} />
        <FollowUps />
      </div>
    </div>
  );
}
