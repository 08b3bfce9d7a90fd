import { Fragment } from 'react';
import type { CarrierBoardDto } from '../../../../../src/contracts/telephony/carrier-board.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Card, Note } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { healthWords } from './health-words.js';

const known = ['calls', 'day', 'answered', 'down'] as const;

/** Whether the carrier answers, and what it has that we know nothing of. */
export function Carrier() {
  const say = useWords(healthWords);
  const format = useFormat();
  const board = useAsk<CarrierBoardDto>(['board', 'carrier'], '/v1/board/carrier', { every: 30_000 });
  const nameOf = (kind: string) => known.find((one) => one === kind);
  return (
    <Card title={say.carrier}>
      <Answer of={board}>
        {({ findings, looks }) => (
          <>
            {findings.length > 0 ? (
              <Note tone="warn">{say.findings(format.number(findings.length))}</Note>
            ) : (
              <p>{say.findingsNone}</p>
            )}
            <h3>{say.looked}</h3>
            {looks.length === 0 && <p className="quiet">{say.lookedNever}</p>}
            <dl className="pairs">
              {looks.map(({ kind, at }) => (
                <Fragment key={kind}>
                  <dt>{nameOf(kind) ? say[nameOf(kind)!] : kind}</dt>
                  <dd>{format.when(at)}</dd>
                </Fragment>
              ))}
            </dl>
          </>
        )}
      </Answer>
    </Card>
  );
}
