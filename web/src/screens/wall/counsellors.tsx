import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CounsellorOnBoardDto, LiveBoardDto } from '../../../../src/contracts/board.dto.js';
import { Button } from '../../ui/button.js';
import { Card, Empty } from '../../ui/card.js';
import { Choice } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { secondsSince, useNow } from '../pieces/use-now.js';
import { useName } from '../pieces/use-name.js';
import { ListenDialog } from './dialogs/listen-dialog.js';
import { TakeOverDialog } from './dialogs/take-over-dialog.js';
import { wallWords } from './wall-words.js';

interface LineProps {
  readonly counsellor: CounsellorOnBoardDto;
  readonly now: number;
  readonly onListen: () => void;
  readonly onTakeOver: () => void;
}

function Line({ counsellor, now, onListen, onTakeOver }: LineProps) {
  const say = useWords(wallWords);
  const name = useName();
  const format = useFormat();
  const { presence, since, reason, overdueSince, chosenNext, callId } = counsellor;
  const details = [reason, chosenNext && say.afterwards(name(chosenNext))].filter(Boolean).join(' · ');
  return (
    <li className="staff-line">
      <span className="presence-dot" data-presence={presence} />
      <span className="grow">
        <strong>{counsellor.name}</strong>{' '}
        <span className="quiet small">
          {name(presence)}
          {presence !== 'offline' && `, ${say.since(format.clock(secondsSince(since, now)))}`}
          {details && ` · ${details}`}
        </span>
        {overdueSince && <span className="alarming small">{say.wrapUpOver}</span>}
      </span>
      <span className="row">
        {callId !== null && (
          <Button onPress={onListen} aria-label={say.listenOf(counsellor.name)}>
            {say.listen}
          </Button>
        )}
        {presence !== 'available' && presence !== 'on-call' && (
          <Button look="plain" onPress={onTakeOver} aria-label={say.takeOverOf(counsellor.name)}>
            {say.takeOver}
          </Button>
        )}
      </span>
    </li>
  );
}

const order = ['on-call', 'offered', 'wrap-up', 'available', 'break', 'offline'];

/** Which counsellors are looked at, in the address of the wall. */
function useShown(): readonly [string, (shown: string) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('staff') ?? 'all';
  return [
    ['on-shift', ...order].includes(asked) ? asked : 'all',
    (shown) => setSearch(shown === 'all' ? {} : { staff: shown }, { replace: true }),
  ];
}

export function Counsellors({ board }: { readonly board: LiveBoardDto }) {
  const say = useWords(wallWords);
  const now = useNow();
  const name = useName();
  const [shown, show] = useShown();
  const [asked, ask] = useState<{ readonly what: 'listen' | 'take-over'; readonly who: CounsellorOnBoardDto } | null>(null);
  const rows = board.counsellors.toSorted((one, other) => order.indexOf(one.presence) - order.indexOf(other.presence));
  const wanted = rows.filter(
    ({ presence }) => shown === 'all' || (shown === 'on-shift' ? presence !== 'offline' : presence === shown),
  );
  return (
    <Card title={say.people} className="team-card">
      {rows.length === 0 ? (
        <Empty says={say.noCounsellors} />
      ) : (
        <Choice
          label={say.staffShown}
          value={shown}
          options={[
            { value: 'all', label: say.allStaff },
            { value: 'on-shift', label: say.onShiftOnly },
            ...order.map((value) => ({ value, label: name(value) })),
          ]}
          onChange={show}
        />
      )}
      {rows.length > 0 && wanted.length === 0 && <Empty says={say.noneLikeThat} />}
      <ul>
        {wanted.map((counsellor) => (
          <Line
            key={counsellor.id}
            counsellor={counsellor}
            now={now}
            onListen={() => ask({ what: 'listen', who: counsellor })}
            onTakeOver={() => ask({ what: 'take-over', who: counsellor })}
          />
        ))}
      </ul>
      {asked?.what === 'listen' && <ListenDialog counsellor={asked.who} onClose={() => ask(null)} />}
      {asked?.what === 'take-over' && <TakeOverDialog counsellor={asked.who} others={rows} onClose={() => ask(null)} />}
    </Card>
  );
}
