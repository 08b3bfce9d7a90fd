import { useState } from 'react';
import type { PersonTimelineDto, TimelineItemDto } from '../../../../../src/contracts/board.dto.js';
import type { Noun } from '../../../api/queries.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Card, Empty } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { recordWords } from './record-words.js';
import './record.css';

const shownAtFirst = 12;

function Item({ item }: { readonly item: TimelineItemDto }) {
  const format = useFormat();
  return (
    <li data-ahead={Date.parse(item.at) > Date.now() ? '' : undefined}>
      <span className="quiet small">{format.when(item.at)}</span>
      <span>{item.sentence}</span>
    </li>
  );
}

interface Props {
  readonly noun: Noun & ('people' | 'intakes');
  readonly id: string;
}

/** What happened, newest first; what is still to come stands above. */
export function Timeline({ noun, id }: Props) {
  const say = useWords(recordWords);
  const [isLong, setLong] = useState(false);
  const timeline = useAsk<PersonTimelineDto>([noun, id, 'timeline'], `/v1/${noun}/${id}/timeline`);
  return (
    <Card title={say.timeline}>
      <Answer of={timeline} lines={6}>
        {({ items }) => {
          if (items.length === 0) return <Empty says={say.timelineNone} />;
          const shown = isLong ? items.toReversed() : items.slice(-shownAtFirst).toReversed();
          return (
            <>
              <ol className="timeline">
                {shown.map((item, index) => (
                  <Item key={`${item.at} ${item.kind} ${index}`} item={item} />
                ))}
              </ol>
              {items.length > shownAtFirst && (
                <div>
                  <Button look="plain" onPress={() => setLong(!isLong)}>
                    {isLong ? say.fewer : say.all(items.length)}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Answer>
    </Card>
  );
}
