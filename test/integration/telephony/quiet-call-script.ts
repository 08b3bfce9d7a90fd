import { CallScript } from '../../../src/telephony/call-script.js';
import type { Flow } from '../../../src/telephony/flow.js';

const hangUp: Flow = [{ kind: 'hang-up' }];

/** Hangs up on everybody and takes note of nothing; a test says what shall be otherwise. */
export class QuietCallScript extends CallScript {
  override async called(_call: Parameters<CallScript['called']>[0]): ReturnType<CallScript['called']> {
    return { legId: '00000000-0000-7000-8000-000000000000', flow: hangUp };
  }
  override async answered(_legId: string, _carrierSid: string): Promise<Flow> {
    return hangUp;
  }
  override async asked(_legId: string, _step: string, _input: Parameters<CallScript['asked']>[2]): Promise<Flow> {
    return hangUp;
  }
  override async softphoneCalled(_call: Parameters<CallScript['softphoneCalled']>[0]): ReturnType<CallScript['softphoneCalled']> {
    return { legId: '00000000-0000-7000-8000-000000000000', flow: hangUp };
  }
  override async reported(_report: Parameters<CallScript['reported']>[0]): Promise<void> {}
  override async incomingEnded(_call: Parameters<CallScript['incomingEnded']>[0]): Promise<void> {}
  override async roomReported(_report: Parameters<CallScript['roomReported']>[0]): Promise<void> {}
  override async recordingReported(_report: Parameters<CallScript['recordingReported']>[0]): Promise<void> {}
  override async texted(_text: Parameters<CallScript['texted']>[0]): Promise<string | null> {
    return null;
  }
  override async textReported(_report: Parameters<CallScript['textReported']>[0]): Promise<void> {}
}
