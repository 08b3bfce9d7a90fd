import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { DeskDto } from '../../../../../src/contracts/calls/desk.dto.js';
import type { AcceptedOfferDto, OfferDto } from '../../../../../src/contracts/offer.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { onLiveEvent } from '../../../app/shell/live-status.js';
import { browserPhone } from '../../../phone/browser-phone.js';
import { Button } from '../../../ui/button.js';
import { Badge } from '../../../ui/card.js';
import { Dialog } from '../../../ui/dialog.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { useServerNow } from '../desk-query.js';
import { deskWords } from '../desk-words.js';
import { useAlarm } from './alarm.js';
import { Decline } from './decline.js';
import { dockWords } from './dock-words.js';
import './offer-card.css';

interface Props {
  readonly desk: DeskDto;
  readonly offer: OfferDto;
}

function useAnswers({ id }: OfferDto) {
  const say = useWords(dockWords);
  const sentence = useProblemSentence();
  const navigate = useNavigate();
  const answered = useRef(false);
  const onError = (error: unknown) => tell(sentence(error), 'alarm');
  const accepting = useChange(() => api.post<AcceptedOfferDto>(`/v1/offers/${id}/accept`), 'me');
  const declining = useChange((reason: string) => api.post(`/v1/offers/${id}/decline`, { reason }), 'me');
  useEffect(
    () =>
      onLiveEvent((event) => {
        if (event.name === 'OfferMissed' && event['offerId'] === id && !answered.current) tell(say.missed, 'alarm');
      }),
    [id, say.missed],
  );
  return {
    isBusy: accepting.isPending || declining.isPending,
    accept: () => {
      answered.current = true;
      const onSuccess = () => {
        browserPhone.expectRing();
        void navigate('/desk');
      };
      accepting.mutate(undefined, { onError, onSuccess });
    },
    decline: (reason: string) => {
      answered.current = true;
      declining.mutate(reason, { onError });
    },
  };
}

function Countdown({ desk, offer }: Props) {
  const say = useWords(dockWords);
  const now = useServerNow(desk);
  const whole = Date.parse(offer.expiresAt) - Date.parse(offer.offeredAt);
  const left = Math.max(0, Date.parse(offer.expiresAt) - now);
  return (
    <div className="countdown">
      <div className="countdown-track">
        <div className="countdown-left" style={{ transform: `scaleX(${Math.min(1, left / whole)})` }} />
      </div>
      <span className="quiet small">{say.left(Math.ceil(left / 1000))}</span>
    </div>
  );
}

function Who({ offer }: { readonly offer: OfferDto }) {
  const say = useWords(deskWords);
  const dock = useWords(dockWords);
  return (
    <div>
      <p className="offer-who">{offer.personName ?? (offer.kind === 'live' ? say.aCaller : say.noName)}</p>
      <p className="quiet">{offer.callerVerified ? dock.proven : dock.unproven}</p>
    </div>
  );
}

function Facts({ desk, offer }: Props) {
  const say = useWords(deskWords);
  const format = useFormat();
  const now = useServerNow(desk, 1_000);
  const waited = (now - Date.parse(offer.waitingSince)) / 1000;
  return (
    <div className="row">
      {offer.crisis && <Badge tone="alarm">{say.danger}</Badge>}
      <Badge tone={offer.kind === 'live' ? 'warn' : 'calm'}>{offer.kind === 'live' ? say.live : say.callback}</Badge>
      <Badge>{offer.language === 'es' ? say.spanish : say.english}</Badge>
      <Badge>{say.waiting(format.length(waited))}</Badge>
    </div>
  );
}

/** Who, why me, how long they wait, what may be said; one obvious thing to do. */
export function OfferCard({ desk, offer }: Props) {
  const say = useWords(dockWords);
  const [isDeclining, setDeclining] = useState(false);
  const { accept, decline, isBusy } = useAnswers(offer);
  const title = offer.crisis ? say.crisisTitle : say.offerTitle;
  useAlarm(title, offer.crisis);
  if (isDeclining) return <Decline isBusy={isBusy} onDecline={decline} onBack={() => setDeclining(false)} />;
  return (
    <Dialog title={title} role="alertdialog" isDismissable={false} onClose={() => {}}>
      <div className="offer" data-crisis={offer.crisis ? '' : undefined}>
        <Who offer={offer} />
        <Facts desk={desk} offer={offer} />
        <div className="offer-safe">
          <h3>{say.safe}</h3>
          <ul>
            {offer.safeToSay.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
        <p className="quiet small">
          {say.why}: {offer.why}
        </p>
        <Countdown desk={desk} offer={offer} />
        <div className="offer-buttons">
          <Button
            look={offer.crisis ? 'alarm' : 'main'}
            size="big"
            shortcut="alt+a"
            onPress={accept}
            isPending={isBusy}
            autoFocus
          >
            {say.accept}
          </Button>
          <Button size="big" shortcut="alt+d" onPress={() => setDeclining(true)} isDisabled={isBusy}>
            {say.decline}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
