import { CancelledError } from '../../src/protocol/rpcError';
import type { Announcer } from './announcer';
import { toErrorText } from './panelMessage';

/** Says the error of an action that left what is shown as it was; what a person gave up needs no words. */
export function createErrorSayer(announcer: Announcer): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof CancelledError)) {
      announcer.say(toErrorText(error));
    }
  };
}
