export interface CarrierCall {
  readonly sid: string;
  readonly to: string;
  readonly direction: string;
  readonly status: string;
}

const credentials = 'AC00000000000000000000000000000001:simulated-auth-token';

/** All calls that the carrier knows, as it lists them to its customers. */
export async function carrierCalls(simulatorUrl: string): Promise<CarrierCall[]> {
  const found: CarrierCall[] = [];
  let next: string | null = '/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls.json?PageSize=1000';
  while (next) {
    const response = await fetch(`${simulatorUrl}${next}`, {
      headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    });
    const page = (await response.json()) as { calls: CarrierCall[]; next_page_uri: string | null };
    found.push(...page.calls.map(({ sid, to, direction, status }) => ({ sid, to, direction, status })));
    next = page.next_page_uri;
  }
  return found;
}
