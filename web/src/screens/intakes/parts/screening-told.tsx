import type { ScreeningDto } from '../../../../../src/contracts/screening/screening.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Card, Empty, Note } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { intakeWords } from '../intake-words.js';

function Told({ screening }: { readonly screening: ScreeningDto }) {
  const say = useWords(intakeWords);
  if (screening.answers.length === 0) return <Empty says={say.screeningNone} />;
  return (
    <>
      {screening.inDanger && <Note tone="alarm">{say.inDanger}</Note>}
      {screening.conflicts.length > 0 && (
        <Note tone="warn">
          {say.conflicts}: {screening.conflicts.map(({ person, thirdParty }) => `${person} / ${thirdParty}`).join('; ')}
        </Note>
      )}
      <dl className="pairs">
        {screening.scores.map(({ instrument, score, band }) => (
          <Pair key={instrument} term={instrument} value={score === null ? say.scoreMissing : say.score(score, band ?? '')} />
        ))}
        {screening.answers.map(({ questionId, answeredBy, about, value, isUnknown }) => (
          <Pair key={questionId + answeredBy} term={about} value={isUnknown ? say.unknown : value} />
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

/** What was told, and what follows from it. */
export function ScreeningTold({ intakeId }: { readonly intakeId: string }) {
  const say = useWords(intakeWords);
  const screening = useAsk<ScreeningDto>(['intakes', intakeId, 'screening'], `/v1/intakes/${intakeId}/screening`);
  return (
    <Card title={say.screening}>
      <Answer of={screening}>{(data) => <Told screening={data} />}</Answer>
    </Card>
  );
}
