import { useState } from 'react';
import type { ReviewListDto } from '../../../../src/contracts/review.dto.js';
import { useAsk } from '../../api/queries.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Badge, Card, Empty } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import '../pieces/record/record.css';
import { ReadPost } from './read-post.js';
import { reviewsWords } from './reviews-words.js';

export function OddPosts() {
  const say = useWords(reviewsWords);
  const format = useFormat();
  const [read, setRead] = useState<string | null>(null);
  const reviews = useAsk<ReviewListDto>(['alerts', 'reviews'], '/v1/reviews', { every: 30_000 });
  return (
    <Card title={say.posts}>
      <p className="quiet">{say.postsWhy}</p>
      <Answer of={reviews}>
        {(data) => (
          <>
            {data.reviews.length === 0 && <Empty says={say.postsNone} />}
            <ul className="lines">
              {data.reviews.map((review) => (
                <li key={review.id}>
                  <span className="grow">
                    <span className="row">
                      <strong>{review.sourceName}</strong>
                      {review.danger && <Badge tone="alarm">{say.danger}</Badge>}
                      <span className="quiet small">
                        {review.reference} · {say.received(format.when(review.receivedAt))}
                      </span>
                    </span>
                    {review.reasons.map(({ sentence }) => sentence).join(' ')}
                  </span>
                  <Button onPress={() => setRead(review.id)}>
                    {say.read} <span className="only-read">{review.reference}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
      {read !== null && <ReadPost id={read} onClose={() => setRead(null)} />}
    </Card>
  );
}
