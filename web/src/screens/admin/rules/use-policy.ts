import type { PoliciesDto, PolicyDto, WritePolicyDto } from '../../../../../src/contracts/admin/policy.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { adminWords } from '../admin-words.js';

const pathOf = (siteId: string) => `/v1/admin/sites/${siteId}/policies`;

export function usePolicies(siteId: string) {
  return useAsk<PoliciesDto>(['admin', 'sites', siteId, 'policies'], pathOf(siteId));
}

/** Writes the next version of one policy. */
export function useWritePolicy(siteId: string, { kind }: PolicyDto) {
  const say = useWords(adminWords);
  const change = useChange((body: WritePolicyDto) => api.put(`${pathOf(siteId)}/${kind}`, body), 'admin');
  const write = (policy: object, reason: string) => change.mutate({ policy, reason }, { onSuccess: () => tell(say.saved) });
  return { change, write };
}
