import { useState } from 'react';
import type { FactInputDto, IntakeDto } from '../../../../../src/contracts/intake.dto.js';
import { Button } from '../../../ui/button.js';
import { Badge, Card, Empty, type Tone } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { factNamesWords } from '../../pieces/fact-names.js';
import { useFactName } from '../../pieces/fact-field.js';
import { useName } from '../../pieces/use-name.js';
import { WriteFactDialog } from '../dialogs/write-fact-dialog.js';
import { intakeWords } from '../intake-words.js';

interface Props {
  readonly intake: IntakeDto;
}

const tones: Readonly<Record<string, Tone>> = { done: 'good', 'going-on': 'calm' };

function Tracks({ intake }: Props) {
  const say = useWords(intakeWords);
  const name = useName();
  return (
    <ul className="lines" aria-label={say.tracks}>
      {intake.tracks.map(({ track, state, missing }) => (
        <li key={track}>
          <span className="grow">
            <strong>{name(track)}</strong>{' '}
            {missing.length > 0 && (
              <span className="quiet small" title={missing.map(({ message }) => message).join(' ')}>
                {say.trackMissing(missing.length)}
              </span>
            )}
          </span>
          <Badge {...(tones[state] ? { tone: tones[state] } : {})}>{name(state)}</Badge>
        </li>
      ))}
    </ul>
  );
}

function useShown(): (input: FactInputDto, value: unknown) => string {
  const say = useWords(factNamesWords);
  const name = useName();
  const format = useFormat();
  return ({ kind }, value) => {
    if (typeof value === 'boolean') return value ? say.yes : say.no;
    if (kind === 'choice') return name(String(value));
    return kind === 'date' ? format.when(String(value)) : String(value);
  };
}

export function Facts({ intake }: Props) {
  const say = useWords(intakeWords);
  const factName = useFactName();
  const shown = useShown();
  const [isWriting, write] = useState(false);
  const known = intake.factInputs.filter(({ field }) => intake.facts[field] !== undefined);
  return (
    <Card title={say.facts} aside={intake.endedAt === null && <Button onPress={() => write(true)}>{say.writeFacts}</Button>}>
      <Tracks intake={intake} />
      {known.length === 0 && <Empty says={say.factsNone} />}
      <dl className="pairs">
        {known.map((input) => (
          <Fact key={input.field} name={factName(input)} value={shown(input, intake.facts[input.field])} />
        ))}
      </dl>
      {isWriting && <WriteFactDialog intake={intake} onClose={() => write(false)} />}
    </Card>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
