import { useState } from 'react';
import type { DeskDto } from '../../../../src/contracts/calls/desk.dto.js';
import type { AcceptedOfferDto } from '../../../../src/contracts/offer.dto.js';
import type { PresenceDto } from '../../../../src/contracts/presence.dto.js';
import { api } from '../../api/client.js';
import { queries, useAsk } from '../../api/queries.js';
import { browserPhone } from '../../phone/browser-phone.js';
import { useAlarm } from '../../screens/desk/dock/alarm.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { doorsWords } from '../doors/doors-words.js';
import { useAttempt } from '../doors/use-attempt.js';
import { onLiveEvent } from '../shell/live-status.js';

const lastOfferIds = new Map<string, string>();
// Heard before the lock is shown: the offer itself may be what finds the session locked.
onLiveEvent((event) => {
  if (event.name === 'OfferMade') lastOfferIds.set(String(event['counsellorId']), String(event['offerId']));
});

/** Ids alone: what the desk knew when it was locked. */
function callThen() {
  const call = queries.getQueryData<DeskDto>(['me', 'desk'])?.call;
  return { callId: call?.id, isHeld: !!call?.heldSince };
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
  useAlarm(say.offer, false);
  const accept = () =>
    run(async () => {
      const { callId } = await api.post<AcceptedOfferDto>(`/v1/offers/${id}/accept`);
      browserPhone.expectRing();
      onAccepted(callId);
    });
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
  const [{ callId, isHeld }, setCall] = useState(callThen);
  const offerId = presence && lastOfferIds.get(presence.counsellorId);
  if (presence?.state === 'offered' && offerId) {
    return <Offered key={offerId} id={offerId} onAccepted={(id) => setCall({ callId: id, isHeld: false })} />;
  }
  if (presence?.state !== 'on-call' || !callId) return null;
  return <InCall key={callId} id={callId} isHeld={isHeld} onHeld={(held) => setCall({ callId, isHeld: held })} />;
}
