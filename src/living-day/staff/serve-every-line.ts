import type { StaffClient } from '../world/staff-client.js';

interface Sites {
  readonly sites: readonly { readonly routes: readonly { readonly id: string }[] }[];
}

/** They take every line, or people who speak Spanish would wait for the newcomer alone. */
export async function serveEveryLine(administrator: StaffClient, counsellorId: string): Promise<void> {
  const { sites } = await administrator.send<Sites>('GET', '/v1/admin/sites');
  const routes = sites.flatMap((site) => site.routes.map(({ id }) => ({ routeId: id, proficiency: 3 })));
  await administrator.send('PUT', `/v1/admin/counsellors/${counsellorId}/routes`, { routes, skills: [] });
}
