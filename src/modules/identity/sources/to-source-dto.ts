import type { SourceDto } from '../../../contracts/admin/source.dto.js';
import type { SourceRow } from './source.store.js';

type Shown = Pick<SourceRow, 'id' | 'name' | 'site_id' | 'kind' | 'trust' | 'created_at' | 'disabled_at'>;

export function toSourceDto({
  id,
  name,
  site_id,
  kind,
  trust,
  created_at,
  disabled_at,
}: Shown): Pick<SourceDto, keyof SourceDto> {
  return {
    id,
    name,
    siteId: site_id,
    kind,
    trust,
    createdAt: created_at.toISOString(),
    disabledAt: disabled_at?.toISOString() ?? null,
  };
}
