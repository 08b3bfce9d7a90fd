import { Page } from '../../app/page.js';
import { useWords } from '../../words/catalogue.js';
import { FilterBar } from './filter-bar.js';
import { IntakeList } from './intake-list.js';
import { pipelineWords } from './pipeline-words.js';
import { StageBoard } from './stage-board.js';
import { useFilters } from './use-filters.js';
import '../pieces/filters.css';
import './pipeline.css';

export default function PipelinePage() {
  const say = useWords(pipelineWords);
  const [filters, change] = useFilters();
  return (
    <Page title={say.title}>
      <div className="stack">
        <FilterBar filters={filters} onChange={change} />
        {filters.view === 'board' ? <StageBoard filters={filters} /> : <IntakeList filters={filters} onChange={change} />}
      </div>
    </Page>
  );
}
