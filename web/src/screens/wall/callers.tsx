import type { LiveBoardDto } from '../../../../src/contracts/board.dto.js';
import { Badge, Card, Empty } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { secondsSince, useNow } from '../pieces/use-now.js';
import { useName } from '../pieces/use-name.js';
import { wallWords } from './wall-words.js';

/** Everybody on an incoming call, whatever stage it is in. */
export function Callers({ board }: { readonly board: LiveBoardDto }) {
  const say = useWords(wallWords);
  const name = useName();
  const format = useFormat();
  const now = useNow();
  return (
    <Card title={say.callers}>
      {board.callers.length === 0 && <Empty says={say.callersNone} />}
      <ul>
        {board.callers.map(({ inboundCallId, number, language, stage, since, crisis, position }) => (
          <li key={inboundCallId} className="staff-line">
            <span className="grow">
              <strong>{number ?? say.withheld}</strong>{' '}
              <span className="quiet small">
                {language === 'es' ? say.spanish : say.english} · {name(stage)},{' '}
                {say.since(format.clock(secondsSince(since, now)))}
                {position !== null && ` · ${say.place(position)}`}
              </span>
            </span>
            {crisis && <Badge tone="alarm">{say.crisis}</Badge>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
