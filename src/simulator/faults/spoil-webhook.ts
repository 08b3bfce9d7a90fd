import type { FaultRule } from './fault-rules.js';
import { wireDate } from '../record/wire-date.js';
import type { PreparedRequest } from '../webhooks/prepare-request.js';
import type { WireParameters } from '../webhooks/webhook.js';

/** Another tenant's account: right in form, and not ours. */
const FOREIGN_ACCOUNT = 'AC0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f';

/** What Twilio may add any day, and what a form parser is tempted to make an object or a list of. */
const EXTRA_PARAMETERS: WireParameters = {
  AddedTomorrow: 'später ☎ 😀',
  'ctx[lead]': '1',
  'ctx[lead][deep]': 'a+b & c=d',
  'List[]': ['b', 'a', 'b'],
  Repeated: ['two', 'one', 'two'],
  Empty: '',
};

/** The parameters with the mishap in them, before they are signed: the signature is right. */
export function spoilParameters(parameters: WireParameters, fault: FaultRule | undefined): WireParameters {
  switch (fault?.effect) {
    case 'foreign-account':
      return { ...parameters, AccountSid: FOREIGN_ACCOUNT };
    case 'extra-parameters':
      return { ...parameters, ...EXTRA_PARAMETERS };
    case 'clock-offset': {
      const { Timestamp } = parameters;
      if (typeof Timestamp !== 'string') return parameters;
      return { ...parameters, Timestamp: wireDate(new Date(Date.parse(Timestamp) + fault.seconds * 1000)) };
    }
    default:
      return parameters;
  }
}

function without(request: PreparedRequest, header: string): PreparedRequest {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== header));
  return { ...request, headers };
}

/** One character of the signature changed, still base64 of the right length. */
function corrupted(signature: string): string {
  return (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
}

/** The request with the mishap in its headers, after it was signed. */
export function spoilRequest(request: PreparedRequest, fault: FaultRule | undefined): PreparedRequest {
  if (fault?.effect === 'corrupt-signature') {
    const signature = corrupted(request.signature);
    return { ...request, signature, headers: { ...request.headers, 'x-twilio-signature': signature } };
  }
  if (fault?.effect === 'strip-header') {
    return without(request, fault.header === 'signature' ? 'x-twilio-signature' : 'i-twilio-idempotency-token');
  }
  return fault?.withoutToken ? without(request, 'i-twilio-idempotency-token') : request;
}
