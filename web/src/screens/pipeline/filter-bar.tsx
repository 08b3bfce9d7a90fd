import type { LiveBoardDto } from '../../../../src/contracts/board.dto.js';
import { useAsk } from '../../api/queries.js';
import { useHasRole, useMe } from '../../app/session-context.js';
import { Choice } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { endStages, openStages } from '../pieces/stages.js';
import { useName } from '../pieces/use-name.js';
import { pipelineWords } from './pipeline-words.js';
import type { Filters, useFilters } from './use-filters.js';

interface Props {
  readonly filters: Filters;
  readonly onChange: ReturnType<typeof useFilters>[1];
}

const any = '';

function useOwners(): readonly { readonly value: string; readonly label: string }[] {
  const say = useWords(pipelineWords);
  const name = useName();
  const { user } = useMe();
  const seesBoard = useHasRole('supervisor', 'manager', 'admin');
  const board = useAsk<LiveBoardDto>(['board', 'live'], '/v1/board/live', { enabled: seesBoard });
  return [
    { value: any, label: say.everyOwner },
    { value: 'me', label: say.me },
    ...(board.data?.counsellors ?? []).filter(({ id }) => id !== user.id).map(({ id, name: label }) => ({ value: id, label })),
    ...['queue', 'counsellors', 'managers'].map((team) => ({ value: team, label: name(team) })),
  ];
}

export function FilterBar({ filters, onChange }: Props) {
  const say = useWords(pipelineWords);
  const name = useName();
  const owners = useOwners();
  const isBoard = filters.view === 'board';
  return (
    <section className="filters" aria-label={say.filters}>
      {!isBoard && (
        <Choice
          label={say.stage}
          value={filters.stage}
          options={[
            { value: any, label: say.everyStage },
            ...[...openStages, ...endStages].map((stage) => ({ value: stage as string, label: name(stage) })),
          ]}
          onChange={(stage) => onChange({ stage })}
        />
      )}
      <Choice label={say.owner} value={filters.owner} options={owners} onChange={(owner) => onChange({ owner })} />
      <Choice
        label={say.due}
        value={filters.due}
        options={[
          { value: any, label: say.dueAny },
          { value: 'overdue', label: say.dueOverdue },
          { value: 'today', label: say.dueToday },
        ]}
        onChange={(due) => onChange({ due })}
      />
      <Choice
        label={say.shown}
        value={filters.view}
        options={[
          { value: 'list', label: say.list },
          { value: 'board', label: say.board },
        ]}
        onChange={(view) => onChange({ view })}
      />
    </section>
  );
}
