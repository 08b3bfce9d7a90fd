import { useState } from 'react';
import { Link } from 'react-router';
import type { LiveBoardDto, WaitingEntryDto } from '../../../../src/contracts/board.dto.js';
import { Button } from '../../ui/button.js';
import { Badge, Card, Empty } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { piecesWords } from '../pieces/pieces-words.js';
import { secondsSince, useNow } from '../pieces/use-now.js';
import { useName } from '../pieces/use-name.js';
import { WhyWaited } from '../pieces/why-waited.js';
import { GiveDialog } from './dialogs/give-dialog.js';
import { wallWords } from './wall-words.js';

interface EntryProps {
  readonly entry: WaitingEntryDto;
  readonly now: number;
  readonly isFirst: boolean;
  readonly onWhy: () => void;
  readonly onGive: () => void;
}

function Deadline({ entry, now }: Pick<EntryProps, 'entry' | 'now'>) {
  const say = useWords(wallWords);
  const format = useFormat();
  const left = (Date.parse(entry.deadlineAt) - now) / 1000;
  if (left < 0) return <Badge tone="alarm">{say.overdueBy(format.length(-left))}</Badge>;
  return <Badge {...(left < 60 ? { tone: 'warn' as const } : {})}>{say.dueIn(format.clock(left))}</Badge>;
}

function Entry({ entry, now, isFirst, onWhy, onGive }: EntryProps) {
  const say = useWords(wallWords);
  const pieces = useWords(piecesWords);
  const name = useName();
  const format = useFormat();
  const who = entry.initials ?? (entry.kind === 'live' ? say.aCaller : pieces.noName);
  return (
    <li className="wait-line">
      <span className="wait-clock">{format.clock(secondsSince(entry.arrivedAt, now))}</span>
      <span className="wait-who">
        <span className="row">
          <Link to={`/people/${entry.personId}`}>
            <strong>{who}</strong>
          </Link>
          {entry.urgency === 'urgent' && <Badge tone="alarm">{name('urgent')}</Badge>}
          <Deadline entry={entry} now={now} />
        </span>
        <span className="quiet small">
          {entry.kind === 'live' ? say.live : say.callback} · {entry.route}
          {entry.offeredTo && ` · ${say.offeredTo(entry.offeredTo)}`}
        </span>
      </span>
      <span className="row">
        <Button look="plain" onPress={onWhy} says={say.whyOf(who)} {...(isFirst ? { shortcut: 'alt+w' as const } : {})}>
          {say.why} <span className="only-read">{who}</span>
        </Button>
        <Button onPress={onGive} says={say.giveOf(who)} {...(isFirst ? { shortcut: 'alt+e' as const } : {})}>
          {say.give} <span className="only-read">{who}</span>
        </Button>
      </span>
    </li>
  );
}

type Asked = { readonly what: 'why' | 'give'; readonly entry: WaitingEntryDto } | null;

/** Everybody in line, whoever has waited past their deadline on top. */
export function WaitingList({ board }: { readonly board: LiveBoardDto }) {
  const say = useWords(wallWords);
  const now = useNow();
  const [asked, ask] = useState<Asked>(null);
  const { first, count } = board.waiting;
  return (
    <Card title={say.line} className="waiting-card">
      {first.length === 0 && <Empty says={say.lineNone} />}
      <ul>
        {first.map((entry, index) => (
          <Entry
            key={entry.queueEntryId}
            entry={entry}
            now={now}
            isFirst={index === 0}
            onWhy={() => ask({ what: 'why', entry })}
            onGive={() => ask({ what: 'give', entry })}
          />
        ))}
      </ul>
      {count > first.length && <p className="quiet small">{say.firstOf(first.length, count)}</p>}
      {asked?.what === 'why' && <WhyWaited callbackId={asked.entry.callbackId} onClose={() => ask(null)} />}
      {asked?.what === 'give' && <GiveDialog entry={asked.entry} counsellors={board.counsellors} onClose={() => ask(null)} />}
    </Card>
  );
}
