import { useState } from 'react';
import type { IntakeDto } from '../../../../../src/contracts/intake.dto.js';
import type { WriteFactsDto } from '../../../../../src/contracts/intake/facts.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { Note } from '../../../ui/card.js';
import { Dialog } from '../../../ui/dialog.js';
import { Choice } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { FactField, factsOf, useFactName } from '../../pieces/fact-field.js';
import { intakeWords } from '../intake-words.js';

interface Props {
  readonly intake: IntakeDto;
  readonly onClose: () => void;
}

/** One fact of any track, without moving the intake; what somebody wrote meanwhile is not written over. */
export function WriteFactDialog({ intake, onClose }: Props) {
  const say = useWords(intakeWords);
  const sentence = useProblemSentence();
  const factName = useFactName();
  const inputs = intake.factInputs.filter(({ byDecision }) => !byDecision);
  const asked = intake.tracks.flatMap(({ missing }) => missing.map(({ field }) => field));
  const [field, setField] = useState(inputs.find((input) => asked.includes(input.field))?.field ?? inputs[0]?.field ?? '');
  const [value, setValue] = useState('');
  const change = useChange((body: WriteFactsDto) => api.post(`/v1/intakes/${intake.id}/facts`, body), 'intakes');
  const input = inputs.find((one) => one.field === field);
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    if (!input) return;
    const before = intake.facts[field];
    change.mutate(
      { facts: factsOf([input], { [field]: value }), seen: before === undefined ? {} : { [field]: before } },
      {
        onSuccess: () => {
          tell(say.written);
          onClose();
        },
      },
    );
  };
  const wrong = change.error?.ofField(`facts.${field}`);
  return (
    <Dialog title={say.writeTitle} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <Choice
          label={say.writeWhat}
          value={field}
          options={inputs.map((one) => ({ value: one.field, label: factName(one) }))}
          onChange={(next) => {
            setField(next);
            setValue('');
          }}
        />
        {input && <FactField input={input} value={value} onChange={setValue} wrong={wrong} />}
        {change.error && !wrong && <Note tone="alarm">{sentence(change.error)}</Note>}
        <div className="buttons">
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button type="submit" look="main" isPending={change.isPending}>
            {say.write}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
