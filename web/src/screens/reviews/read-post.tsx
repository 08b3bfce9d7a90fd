import { useState } from 'react';
import type { AcceptedReviewDto, ReviewToReadDto } from '../../../../src/contracts/review.dto.js';
import { api } from '../../api/client.js';
import { useChange } from '../../api/queries.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { Dialog } from '../../ui/dialog.js';
import { Field } from '../../ui/field.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { ReasonDialog } from '../pieces/reason-dialog.js';
import { reviewsWords } from './reviews-words.js';

interface Props {
  readonly review: ReviewToReadDto;
  readonly onClose: () => void;
}

function Sent({ review }: { readonly review: ReviewToReadDto }) {
  const say = useWords(reviewsWords);
  const pairs: readonly (readonly [string, string | undefined])[] = [
    [say.phone, review.phone],
    [say.name, review.name],
    [say.email, review.email],
    [say.zip, review.zip],
    [say.birthDate, review.birthDate],
    [say.other, review.aboutSomeoneElse ? say.yes : undefined],
    [say.when, review.preferredTime],
    [say.message, review.message],
  ];
  return (
    <dl className="pairs">
      {pairs
        .filter(([, value]) => value !== undefined)
        .map(([term, value]) => (
          <Pair key={term} term={term} value={value!} />
        ))}
    </dl>
  );
}

function Pair({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd className="note-text">{value}</dd>
    </>
  );
}

function Reject({ review: { id }, onClose }: Props) {
  const say = useWords(reviewsWords);
  const change = useChange((reason: string) => api.post(`/v1/reviews/${id}/reject`, { reason }), 'alerts');
  const reject = (reason: string) =>
    change.mutate(reason, {
      onSuccess: () => {
        tell(say.rejected);
        onClose();
      },
    });
  return <ReasonDialog title={say.rejectTitle} confirm={say.rejectGo} change={change} onConfirm={reject} onClose={onClose} />;
}

/** What was sent, sealed until now; it becomes a lead, or it is put away with a reason. */
export function ReadPost({ review, onClose }: Props) {
  const say = useWords(reviewsWords);
  const sentence = useProblemSentence();
  const [phone, setPhone] = useState('');
  const [isRejecting, reject] = useState(false);
  const accept = useChange(
    () => api.post<AcceptedReviewDto>(`/v1/reviews/${review.id}/accept`, phone.trim() ? { phone } : {}),
    'alerts',
    'callbacks',
    'board',
  );
  if (isRejecting) return <Reject review={review} onClose={onClose} />;
  const take = () =>
    accept.mutate(undefined, {
      onSuccess: () => {
        tell(say.accepted);
        onClose();
      },
    });
  const wrong = accept.error?.ofField('phone');
  return (
    <Dialog title={say.readTitle} onClose={onClose}>
      <p className="quiet">{say.readNote}</p>
      <Sent review={review} />
      <Field type="tel" label={say.correct} value={phone} onChange={setPhone} wrong={wrong} />
      {accept.error && !wrong && <Note tone="alarm">{sentence(accept.error)}</Note>}
      <div className="buttons">
        <Button onPress={() => reject(true)}>{say.reject}</Button>
        <Button look="main" onPress={take} isPending={accept.isPending}>
          {say.accept}
        </Button>
      </div>
    </Dialog>
  );
}
