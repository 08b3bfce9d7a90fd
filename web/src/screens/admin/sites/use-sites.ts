import type { SitesDto } from '../../../../../src/contracts/admin/site.dto.js';
import { useAsk } from '../../../api/queries.js';

export function useSites() {
  return useAsk<SitesDto>(['admin', 'sites'], '/v1/admin/sites');
}
