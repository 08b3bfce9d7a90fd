import { useState } from 'react';
import type { CarrierBoardDto } from '../../../../src/contracts/telephony/carrier-board.dto.js';
import { api } from '../../api/client.js';
import { useAsk, useChange } from '../../api/queries.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Card, Empty } from '../../ui/card.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { ReasonDialog } from '../pieces/reason-dialog.js';
import { reviewsWords } from './reviews-words.js';

function Settle({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = useWords(reviewsWords);
  const change = useChange((reason: string) => api.post(`/v1/carrier-findings/${id}/settle`, { reason }), 'board', 'alerts');
  const settle = (reason: string) =>
    change.mutate(reason, {
      onSuccess: () => {
        tell(say.settled);
        onClose();
      },
    });
  return <ReasonDialog title={say.settleTitle} confirm={say.settle} change={change} onConfirm={settle} onClose={onClose} />;
}

export function CarrierFindings() {
  const say = useWords(reviewsWords);
  const format = useFormat();
  const [chosen, choose] = useState<string | null>(null);
  const board = useAsk<CarrierBoardDto>(['board', 'carrier'], '/v1/board/carrier');
  return (
    <Card title={say.carrier}>
      <p className="quiet">{say.carrierWhy}</p>
      <Answer of={board}>
        {({ findings }) => (
          <>
            {findings.length === 0 && <Empty says={say.carrierNone} />}
            <ul className="lines">
              {findings.map((finding) => (
                <li key={finding.id}>
                  <span className="grow">
                    {finding.explanation} <span className="quiet small">{format.when(finding.foundAt)}</span>
                  </span>
                  <Button onPress={() => choose(finding.id)}>{say.settle}</Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
      {chosen !== null && <Settle id={chosen} onClose={() => choose(null)} />}
    </Card>
  );
}
