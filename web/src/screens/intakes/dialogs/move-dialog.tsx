import { useState } from 'react';
import type { AdvanceIntakeDto, FactInputDto, IntakeDto, PossibleMoveDto } from '../../../../../src/contracts/intake.dto.js';
import { api } from '../../../api/client.js';
import type { Problem } from '../../../api/problem.js';
import { useChange } from '../../../api/queries.js';
import { useHasRole } from '../../../app/session-context.js';
import { Button } from '../../../ui/button.js';
import { Note } from '../../../ui/card.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { FactField, factsOf } from '../../pieces/fact-field.js';
import { useName } from '../../pieces/use-name.js';
import { intakeWords } from '../intake-words.js';

interface Props {
  readonly intake: IntakeDto;
  readonly move: PossibleMoveDto;
  readonly onClose: () => void;
}

const prefix = 'facts.';

/** What the move needs as it was read, and what the server asked for since. */
function fieldsOf({ intake, move }: Props, problem: Problem | null): readonly FactInputDto[] {
  const asked = (problem?.body.errors ?? []).map(({ field }) => field.replace(prefix, ''));
  const wanted = new Set([...move.missing.map(({ field }) => field), ...asked]);
  return intake.factInputs.filter(({ field }) => wanted.has(field));
}

function ByDecision({ move, inputs }: { readonly move: PossibleMoveDto; readonly inputs: readonly FactInputDto[] }) {
  const say = useWords(intakeWords);
  const names = inputs.filter(({ byDecision }) => byDecision).map(({ field }) => field);
  if (names.length === 0) return null;
  const messages = move.missing.filter(({ field }) => names.includes(field)).map(({ message }) => message);
  return (
    <Note tone="warn">
      {say.byDecision} {messages.join(' ')}
    </Note>
  );
}

interface OverrideProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Override({ isOn, onChange }: OverrideProps) {
  const say = useWords(intakeWords);
  return (
    <label className="check-line">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span>
        <strong>{say.override}</strong> <span className="quiet small">{say.overrideHint}</span>
      </span>
    </label>
  );
}

/** Moves an intake on. The server decides; what it misses stands beside the field. */
export function MoveDialog(props: Props) {
  const { intake, move, onClose } = props;
  const say = useWords(intakeWords);
  const name = useName();
  const sentence = useProblemSentence();
  const mayOverride = useHasRole('supervisor', 'manager');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [isOverride, setOverride] = useState(false);
  const change = useChange((body: AdvanceIntakeDto) => api.post(`/v1/intakes/${intake.id}/advance`, body), 'intakes', 'board');
  const inputs = fieldsOf(props, change.error);
  const toFill = inputs.filter(({ byDecision }) => !byDecision);
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    const facts = factsOf(toFill, values);
    const extras = { ...(reason.trim() ? { reason } : {}), ...(isOverride ? { override: true } : {}) };
    change.mutate(
      { to: move.to, facts, ...extras },
      {
        onSuccess: () => {
          tell(say.moved(name(move.to)));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={say.moveTitle(name(move.to))} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        {change.error && <Note tone="alarm">{sentence(change.error)}</Note>}
        {move.blockers.map(({ code, message }) => (
          <Note key={code} tone="warn">
            {message}
          </Note>
        ))}
        <ByDecision move={move} inputs={inputs} />
        {toFill.map((input) => (
          <FactField
            key={input.field}
            input={input}
            value={values[input.field] ?? ''}
            onChange={(value) => setValues({ ...values, [input.field]: value })}
            wrong={change.error?.ofField(`${prefix}${input.field}`)}
          />
        ))}
        {mayOverride && move.missing.some(({ waivable }) => waivable) && <Override isOn={isOverride} onChange={setOverride} />}
        <Field
          label={isOverride ? say.reasonNeeded : say.reason}
          value={reason}
          onChange={setReason}
          wrong={change.error?.ofField('reason')}
        />
        <div className="buttons">
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button type="submit" look="main" isPending={change.isPending}>
            {say.move}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
