import { useState } from 'react';
import type { DeskDto } from '../../../../../src/contracts/calls/desk.dto.js';
import type { PulledDto } from '../../../../../src/contracts/line.dto.js';
import type { PresenceDto } from '../../../../../src/contracts/presence.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { isChecked } from '../check/checked.js';
import { DeviceCheck } from '../check/device-check.js';
import { useChangePresence } from '../dock/change-presence.js';
import { idleWords } from './idle-words.js';

interface Props {
  readonly desk: DeskDto;
}

function useSentences({ presence }: DeskDto): { readonly title: string; readonly why: string } {
  const say = useWords(idleWords);
  const format = useFormat();
  switch (presence.state) {
    case 'offline':
      return { title: say.offline, why: presence.reason ?? say.offlineWhy };
    case 'break':
      return { title: say.break, why: [presence.reason, say.breakWhy].filter(Boolean).join('. ') };
    case 'available':
      return { title: say.available, why: say.availableWhy };
    case 'wrap-up':
      return { title: say.wrapUp, why: presence.until ? say.wrapUpWhy(format.time(presence.until)) : say.wrapUpOver };
    case 'offered':
      return { title: say.offered, why: '' };
    default:
      return { title: say.onCall, why: '' };
  }
}

function GoAvailable({ desk }: Props) {
  const say = useWords(idleWords);
  const change = useChangePresence();
  const [isChecking, setChecking] = useState(false);
  const go = () => (isChecked(desk.device) ? change.to({ state: 'available' }) : setChecking(true));
  return (
    <>
      <Button look="main" size="big" shortcut="alt+g" onPress={go} isPending={change.isPending}>
        {say.goAvailable}
      </Button>
      {isChecking && <DeviceCheck onClose={() => setChecking(false)} />}
    </>
  );
}

function MoreTime() {
  const say = useWords(idleWords);
  const sentence = useProblemSentence();
  const extend = useChange(() => api.post<PresenceDto>('/v1/me/presence/extend'), 'me');
  const more = () => extend.mutate(undefined, { onError: (error) => tell(sentence(error)) });
  return (
    <Button size="big" shortcut="alt+x" onPress={more} isPending={extend.isPending}>
      {say.moreTime}
    </Button>
  );
}

function PullNext() {
  const say = useWords(idleWords);
  const sentence = useProblemSentence();
  const pull = useChange(() => api.post<PulledDto>('/v1/queue/pull'), 'me', 'callbacks');
  const take = () => pull.mutate(undefined, { onSuccess: () => tell(say.pulled), onError: (error) => tell(sentence(error)) });
  return (
    <Button look="main" size="big" shortcut="alt+p" onPress={take} isPending={pull.isPending}>
      {say.pull}
    </Button>
  );
}

function LastCall({ desk: { call } }: Props) {
  const say = useWords(idleWords);
  if (!call?.after) return null;
  return (
    <p className="quiet">
      {say.last}: {call.ended} {say.lastNext(call.after.because)}
    </p>
  );
}

export function NowCard({ desk }: Props) {
  const { title, why } = useSentences(desk);
  const { state } = desk.presence;
  return (
    <section className="card desk-now" aria-label={title}>
      <div className="stack">
        <div className="row one-line">
          <span className="dot" data-presence={state} />
          <h2>{title}</h2>
        </div>
        <p>{why}</p>
        <LastCall desk={desk} />
      </div>
      <div className="buttons">
        {state === 'wrap-up' && <MoreTime />}
        {(state === 'offline' || state === 'break' || state === 'wrap-up') && <GoAvailable desk={desk} />}
        {state === 'available' && <PullNext />}
      </div>
    </section>
  );
}
