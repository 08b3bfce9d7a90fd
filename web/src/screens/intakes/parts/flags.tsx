import { useState } from 'react';
import type { FlagDto, IntakeFlagsDto } from '../../../../../src/contracts/screening/flag.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { Badge, Card, type Tone } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useName } from '../../pieces/use-name.js';
import { HandleFlagDialog } from '../dialogs/handle-flag-dialog.js';
import { intakeWords } from '../intake-words.js';

const tones: Readonly<Record<FlagDto['level'], Tone>> = { red: 'alarm', orange: 'warn', yellow: 'warn' };

function Flag({ flag, onHandle }: { readonly flag: FlagDto; readonly onHandle: () => void }) {
  const say = useWords(intakeWords);
  const name = useName();
  const format = useFormat();
  return (
    <li>
      <span className="grow">
        <span className="row">
          <Badge tone={flag.handledAt ? 'calm' : tones[flag.level]}>{name(flag.level)}</Badge>
          <strong>{flag.says}</strong>
          {flag.dueAt && !flag.handledAt && <span className="quiet">{say.flagDue(format.when(flag.dueAt))}</span>}
        </span>
        {flag.toDo.length > 0 && (
          <ol className="to-do">
            {flag.toDo.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
      </span>
      {flag.handledAt ? <span className="quiet">{say.handled}</span> : <Button onPress={onHandle}>{say.handle}</Button>}
    </li>
  );
}

/** Shown only where there is one: then it comes before everything else. */
export function Flags({ intakeId }: { readonly intakeId: string }) {
  const say = useWords(intakeWords);
  const [chosen, choose] = useState<FlagDto | null>(null);
  const flags = useAsk<IntakeFlagsDto>(['flags', intakeId], `/v1/intakes/${intakeId}/flags`);
  if (!flags.data || flags.data.flags.length === 0) return null;
  return (
    <Card title={say.flags} className="flags">
      <ul className="lines">
        {flags.data.flags.map((flag) => (
          <Flag key={flag.id} flag={flag} onHandle={() => choose(flag)} />
        ))}
      </ul>
      {chosen && <HandleFlagDialog flag={chosen} onClose={() => choose(null)} />}
    </Card>
  );
}
