import { readFileSync } from 'node:fs';
import type { Clock } from '../../../platform/clock.js';
import type { Settings } from '../../../platform/config/settings.js';
import { GuardedExchange } from '../../../platform/egress/guarded-exchange.js';
import { SystemResolver } from '../../../platform/egress/host-resolver.js';
import type { VendorGate } from '../../../platform/egress/vendor-gate.js';
import { BenefitsPort } from './benefits-port.js';
import { ClearingHouse } from './clearing-house.js';
import { NoClearingHouse } from './no-clearing-house.js';

// Most answer within five seconds. Whoever is slower is asked again under the same trace, and a clearing house may have the answer by then.
const withinMilliseconds = 9500;
/** A long answer has some 100 kB. */
const answerBytes = 512 * 1024;

/** The way to insurers that the settings name. */
export function openBenefitsPort(settings: Settings, vendors: VendorGate, clock: Clock): BenefitsPort {
  const { benefitsUrl: url, benefitsUser: user, benefitsPassword: password, nodeEnv } = settings;
  if (url === undefined) return new NoClearingHouse();
  const isReal = nodeEnv === 'production';
  const exchange = new GuardedExchange({
    resolver: new SystemResolver(),
    vendors,
    now: () => clock.now(),
    allowLoopback: !isReal,
    withinMilliseconds,
    answerBytes,
    ...(settings.benefitsCaBundle === undefined ? {} : { ca: readFileSync(settings.benefitsCaBundle, 'utf8') }),
  });
  return new ClearingHouse(exchange, {
    url,
    login: user !== undefined && password !== undefined ? { user, password } : null,
    sender: {
      senderId: settings.benefitsSenderId ?? '',
      receiverId: settings.benefitsReceiverId ?? '',
      npi: settings.benefitsNpi ?? '',
      usage: isReal ? 'P' : 'T',
    },
  });
}
