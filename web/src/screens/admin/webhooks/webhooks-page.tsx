import { useState } from 'react';
import type { PingAnswerDto, ReceiverDto, ReceiversDto } from '../../../../../src/contracts/webhooks/receiver.dto.js';
import type { ReplayedDto } from '../../../../../src/contracts/webhooks/delivery.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Badge, Card, Empty, type Tone } from '../../../ui/card.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { SettingsPage } from '../settings-page.js';
import { AddReceiver } from './add-receiver.js';
import { webhooksWords } from './webhooks-words.js';

const tones: Readonly<Record<ReceiverDto['state'], Tone>> = { active: 'good', paused: 'warn', disabled: 'calm' };

function Actions({ receiver }: { readonly receiver: ReceiverDto }) {
  const say = useWords(webhooksWords);
  const sentence = useProblemSentence();
  const path = `/v1/admin/webhooks/${receiver.id}`;
  const onError = (error: unknown) => tell(sentence(error), 'alarm');
  const test = useChange(() => api.post<PingAnswerDto>(`${path}/ping`), 'admin');
  const replay = useChange(() => api.post<ReplayedDto>(`${path}/replay`), 'admin');
  const turn = useChange((active: boolean) => api.patch(path, { active }), 'admin');
  const isActive = receiver.state === 'active';
  const sayTest = ({ delivered, milliseconds, problem, status }: PingAnswerDto) =>
    delivered ? tell(say.testGood(milliseconds)) : tell(say.testBad(problem ?? String(status)), 'alarm');
  return (
    <span className="row">
      <Button onPress={() => test.mutate(undefined, { onSuccess: sayTest, onError })} isPending={test.isPending}>
        {say.test}
      </Button>
      {receiver.dead > 0 && (
        <Button
          onPress={() => replay.mutate(undefined, { onSuccess: ({ replayed }) => tell(say.replayed(replayed)), onError })}
          isPending={replay.isPending}
        >
          {say.replay}
        </Button>
      )}
      <Button look="plain" onPress={() => turn.mutate(!isActive, { onError })} isPending={turn.isPending}>
        {isActive ? say.pause : say.resume}
      </Button>
    </span>
  );
}

function Receiver({ receiver }: { readonly receiver: ReceiverDto }) {
  const say = useWords(webhooksWords);
  const format = useFormat();
  return (
    <li>
      <span className="grow">
        <span className="row">
          <strong>{receiver.url}</strong>
          <Badge tone={tones[receiver.state]}>{say[receiver.state]}</Badge>
        </span>
        <span className={receiver.dead > 0 || receiver.failingSince ? 'wrong-line' : 'quiet'}>
          {[
            receiver.description,
            say.counts(receiver.waiting, receiver.dead),
            receiver.failingSince && say.failing(format.when(receiver.failingSince)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Actions receiver={receiver} />
    </li>
  );
}

export default function WebhooksPage() {
  const say = useWords(webhooksWords);
  const [isAdding, add] = useState(false);
  const receivers = useAsk<ReceiversDto>(['admin', 'webhooks'], '/v1/admin/webhooks', { every: 30_000 });
  return (
    <SettingsPage part="webhooks">
      <Card
        title={say.title}
        aside={
          <Button look="main" onPress={() => add(true)}>
            {say.add}
          </Button>
        }
      >
        <Answer of={receivers}>
          {(data) => (
            <>
              {data.receivers.length === 0 && <Empty says={say.none} />}
              <ul className="lines">
                {data.receivers.map((receiver) => (
                  <Receiver key={receiver.id} receiver={receiver} />
                ))}
              </ul>
            </>
          )}
        </Answer>
      </Card>
      {isAdding && <AddReceiver onClose={() => add(false)} />}
    </SettingsPage>
  );
}
