import type { ReviewListDto, ReviewToReadDto } from '../../../../src/contracts/review.dto.js';
import { api } from '../../api/client.js';
import { useAsk, useChange } from '../../api/queries.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Badge, Card, Empty, Note } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { useProblemSentence } from '../../words/problem-words.js';
import '../pieces/record/record.css';
import { ReadPost } from './read-post.js';
import { reviewsWords } from './reviews-words.js';

export function OddPosts() {
  const say = useWords(reviewsWords);
  const format = useFormat();
  const sentence = useProblemSentence();
  // By hand and once: each look at it is on the record.
  const read = useChange((id: string) => api.get<ReviewToReadDto>(`/v1/reviews/${id}`));
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
                  <Button onPress={() => read.mutate(review.id)} isPending={read.isPending}>
                    {say.read} <span className="only-read">{review.reference}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
      {read.error && <Note tone="alarm">{sentence(read.error)}</Note>}
      {read.data && <ReadPost review={read.data} onClose={() => read.reset()} />}
    </Card>
  );
}
