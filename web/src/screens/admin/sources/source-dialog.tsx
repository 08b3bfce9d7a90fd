import type { CreatedSourceKeyDto, SourceDetailDto, SourceDto } from '../../../../../src/contracts/admin/source.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Note } from '../../../ui/card.js';
import { Dialog } from '../../../ui/dialog.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { adminWords } from '../admin-words.js';
import { Secret } from '../secret.js';
import { SourceForm } from './source-form.js';
import { sourcesWords } from './sources-words.js';

interface Props {
  readonly source: SourceDto;
  readonly onClose: () => void;
}

function Standing({ detail: { standing, allowedOrigins } }: { readonly detail: SourceDetailDto }) {
  const say = useWords(sourcesWords);
  const format = useFormat();
  const pairs: readonly (readonly [string, string])[] = [
    [say.leads, format.number(standing.leads)],
    [say.refused, format.number(standing.refused)],
    [say.unproven, format.number(standing.unprovenConsent)],
    [say.reached, format.number(standing.reached)],
    [say.score, standing.score === null ? '–' : format.number(standing.score)],
    [say.origins, allowedOrigins.join(', ') || say.anyPage],
  ];
  return (
    <>
      <h3>{say.standing}</h3>
      <dl className="pairs">
        {pairs.map(([term, value]) => (
          <Pair key={term} term={term} value={value} />
        ))}
      </dl>
    </>
  );
}

function Pair({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Keys({ detail }: { readonly detail: SourceDetailDto }) {
  const say = useWords(sourcesWords);
  const admin = useWords(adminWords);
  const format = useFormat();
  const sentence = useProblemSentence();
  const create = useChange(() => api.post<CreatedSourceKeyDto>(`/v1/admin/sources/${detail.id}/keys`, {}), 'admin');
  return (
    <>
      <h3>{say.keys}</h3>
      <ul className="lines">
        {detail.keys.map((key) => (
          <li key={key.id}>
            {say.keyLine(key.prefix ?? '', key.lastUsedAt ? format.when(key.lastUsedAt) : say.never)}
            {key.endsAt && <span className="quiet">{say.ends(format.when(key.endsAt))}</span>}
          </li>
        ))}
      </ul>
      {create.data && (
        <>
          <p>{admin.once}</p>
          <Secret value={create.data.key} />
        </>
      )}
      {create.error && <Note tone="alarm">{sentence(create.error)}</Note>}
      <div className="row">
        <Button onPress={() => create.mutate()} isPending={create.isPending}>
          {say.newKey}
        </Button>
        <span className="quiet small">{say.newKeyHint}</span>
      </div>
    </>
  );
}

export function SourceDialog({ source, onClose }: Props) {
  const say = useWords(sourcesWords);
  const admin = useWords(adminWords);
  const sentence = useProblemSentence();
  const detail = useAsk<SourceDetailDto>(['admin', 'sources', source.id], `/v1/admin/sources/${source.id}`);
  const disable = useChange(() => api.post(`/v1/admin/sources/${source.id}/disable`), 'admin');
  const stop = () =>
    disable.mutate(undefined, {
      onSuccess: () => {
        tell(say.disabledNow);
        onClose();
      },
      onError: (error) => tell(sentence(error), 'alarm'),
    });
  return (
    <Dialog title={source.name} onClose={onClose}>
      <Answer of={detail}>
        {(data) => (
          <>
            <Standing detail={data} />
            <Keys detail={data} />
            <SourceForm detail={data} />
          </>
        )}
      </Answer>
      <div className="buttons">
        {!source.disabledAt && (
          <Button look="danger" onPress={stop} isPending={disable.isPending}>
            {say.disable}
          </Button>
        )}
        <Button look="main" onPress={onClose}>
          {admin.close}
        </Button>
      </div>
    </Dialog>
  );
}
