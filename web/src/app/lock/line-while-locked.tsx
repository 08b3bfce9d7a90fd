import { useEffect, useState } from 'react';
import type { DeskDto } from '../../../../src/contracts/calls/desk.dto.js';
import type { AcceptedOfferDto } from '../../../../src/contracts/offer.dto.js';
import type { PresenceDto } from '../../../../src/contracts/presence.dto.js';
import { api } from '../../api/client.js';
import { queries, useAsk } from '../../api/queries.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { doorsWords } from '../doors/doors-words.js';
import { useAttempt } from '../doors/use-attempt.js';
import { onLiveEvent } from '../shell/live-status.js';

/** Ids alone: what the desk knew when it was locked, and what events said since. */
function useKnown() {
  const [known, setKnown] = useState(() => {
    const desk = queries.getQueryData<DeskDto>(['me', 'desk']);
    return { offerId: desk?.offer?.id, callId: desk?.call?.id, isHeld: !!desk?.call?.heldSince };
  });
  const learn = (more: Partial<typeof known>) => setKnown((before) => ({ ...before, ...more }));
  return [known, learn] as const;
}

function useOfferOf(counsellorId: string | undefined, learn: (offer: { offerId: string }) => void): void {
  useEffect(
    () =>
      onLiveEvent((event) => {
        if (event.name === 'OfferMade' && event['counsellorId'] === counsellorId) learn({ offerId: String(event['offerId']) });
      }),
    [counsellorId],
  );
}

function InCall({ id, isHeld, onHeld }: { id: string; isHeld: boolean; onHeld: (isHeld: boolean) => void }) {
  const say = useWords(doorsWords);
  const [isSure, setSure] = useState(false);
  const { isBusy, wrong, run } = useAttempt();
  const hold = () =>
    run(async () => {
      await api.post(`/v1/calls/${id}/${isHeld ? 'unhold' : 'hold'}`);
      onHeld(!isHeld);
    });
  const hangUp = () => (isSure ? run(() => api.post(`/v1/calls/${id}/hang-up`)) : setSure(true));
  return (
    <section className="stack" aria-label={say.call}>
      <p>{say.callGoesOn}</p>
      {wrong !== null && <Note tone="alarm">{wrong}</Note>}
      <div className="row">
        <Button onPress={hold} isPending={isBusy}>
          {isHeld ? say.unhold : say.hold}
        </Button>
        <Button look={isSure ? 'alarm' : 'danger'} onPress={hangUp} isPending={isBusy}>
          {isSure ? say.hangUpSure : say.hangUp}
        </Button>
      </div>
    </section>
  );
}

function Offered({ id, onAccepted }: { id: string; onAccepted: (callId: string) => void }) {
  const say = useWords(doorsWords);
  const { isBusy, wrong, run } = useAttempt();
  const accept = () => run(async () => onAccepted((await api.post<AcceptedOfferDto>(`/v1/offers/${id}/accept`)).callId));
  return (
    <section className="stack" aria-label={say.offer}>
      <Note tone="warn">
        <strong>{say.offer}</strong>
        <p>{say.offerHint}</p>
      </Note>
      {wrong !== null && <Note tone="alarm">{wrong}</Note>}
      <div className="row">
        <Button look="main" onPress={accept} isPending={isBusy}>
          {say.accept}
        </Button>
        <Button isPending={isBusy} onPress={() => run(() => api.post(`/v1/offers/${id}/decline`, { reason: say.awayFromDesk }))}>
          {say.decline}
        </Button>
      </div>
    </section>
  );
}

/** Nobody who calls waits for a password: what a locked session may still do (core/sessions/open-doors.ts). */
export function LineWhileLocked() {
  const { data: presence } = useAsk<PresenceDto>(['me', 'presence'], '/v1/me/presence', { every: 10_000 });
  const [{ offerId, callId, isHeld }, learn] = useKnown();
  useOfferOf(presence?.counsellorId, learn);
  if (presence?.state === 'offered' && offerId) {
    return <Offered key={offerId} id={offerId} onAccepted={(id) => learn({ callId: id, isHeld: false })} />;
  }
  if (presence?.state !== 'on-call' || !callId) return null;
  return <InCall key={callId} id={callId} isHeld={isHeld} onHeld={(held) => learn({ isHeld: held })} />;
}
