import type { FactInputDto } from '../../../../src/contracts/intake.dto.js';
import { Choice, Field } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { factNamesWords } from './fact-names.js';
import { useName } from './use-name.js';

interface Props {
  readonly input: FactInputDto;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly wrong?: string | undefined;
}

export function useFactName(): (input: Pick<FactInputDto, 'field' | 'label'>) => string {
  const names: Readonly<Record<string, string>> = useWords(factNamesWords);
  return ({ field, label }) => names[field] ?? label;
}

const notYet = '';

/** One fact, by the kind that the server says it is; what the server says of it stands beside it. */
export function FactField({ input, value, onChange, wrong }: Props) {
  const say = useWords(factNamesWords);
  const label = useFactName()(input);
  const name = useName();
  if (input.kind === 'text') return <Field label={label} value={value} onChange={onChange} wrong={wrong} />;
  if (input.kind === 'date') return <Field type="datetime-local" label={label} value={value} onChange={onChange} wrong={wrong} />;
  const options =
    input.kind === 'yes-no'
      ? [
          { value: 'true', label: say.yes },
          { value: 'false', label: say.no },
        ]
      : input.choices.map((choice) => ({ value: choice, label: name(choice) }));
  return (
    <div className="stack fact-choice">
      <Choice label={label} value={value} options={[{ value: notYet, label: say.choose }, ...options]} onChange={onChange} />
      {wrong && <span className="wrong-line">{wrong}</span>}
    </div>
  );
}

/** What was filled in, as the server takes it: yes and no, instants with their offset, words. */
export function factsOf(inputs: readonly FactInputDto[], values: Readonly<Record<string, string>>): Record<string, unknown> {
  const given = inputs.flatMap(({ field, kind }): [string, unknown][] => {
    const value = values[field]?.trim() ?? '';
    if (value === '') return [];
    if (kind === 'yes-no') return [[field, value === 'true']];
    return [[field, kind === 'date' ? new Date(value).toISOString() : value]];
  });
  return Object.fromEntries(given);
}
